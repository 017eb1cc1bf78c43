// What everybody did in two years, and what they have in front of them today: an open list as on a real Monday.
import { addDays, type Day, monthOf, todayIn } from '../src/shared/days.ts';
import { type Account, makeAccounts, personOn, pickFresh, stageOn } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import { type Ending, type Matter, planSteps } from './matter.ts';
import { openList, type Slot } from './open-list.ts';
import { type DemoPerson, FIRM, SELLERS } from './people.ts';
import type { Random } from './random.ts';
import { isWon, LOST_SALES, type Opening, openingsOf, storiesOf, WON_SALES } from './stories/all.ts';
import { FORGOTTEN, INTERNAL, UNDATED } from './stories/single.ts';
import type { Step, Story, TypeName } from './stories/story.ts';

const ACTIVITIES = 9_000;

export interface Plan {
  accounts: Account[];
  matters: Matter[];
}

export function planTheYears(random: Random, calendar: Calendar): Plan {
  const accounts = makeAccounts(random, calendar);
  const matters: Matter[] = [];
  const add = (matter: Matter | null) => {
    if (matter) matters.push(matter);
    return matter !== null;
  };
  for (const account of accounts) add(decisiveSale(account, random, calendar));
  for (const seller of SELLERS) {
    const own = accounts.filter(({ firm }) => firm.seller === seller);
    const inTouch = own.filter(({ firm }) => firm.industry && firm.begins !== 'Lead');
    const told = new Map<string, number>();
    for (const slot of openList(random, calendar)) add(openMatter(slot, { own, told }, random, calendar));
    for (const [type, note, todo] of random.shuffled(UNDATED).slice(0, 4)) {
      add(
        single(waiting(type, note, todo), { openStep: 0, due: null }, random.pick(inTouch), random, calendar),
      );
    }
    for (const [type, note, todo] of random.shuffled(FORGOTTEN).slice(0, 2)) {
      const due = calendar.shift(addDays(calendar.oldBefore, -1), -random.int(2, 30));
      add(single(waiting(type, note, todo), { openStep: 0, due }, random.pick(inTouch), random, calendar));
    }
    for (const task of insideTheFirm(seller, random, calendar)) add(task);
  }
  let steps = matters.reduce((sum, matter) => sum + matter.steps.length, 0);
  while (steps < ACTIVITIES) {
    const matter = endedMatter(random.weighted(accounts.map(byLiveliness)), random, calendar);
    if (add(matter)) steps += matter!.steps.length;
  }
  return { accounts, matters };
}

// ── the open list ──

/**
 * Finds one of the salesperson's customers for whom a step of this type can be waiting for that day; first among those
 * with little open.
 */
function openMatter(
  slot: Slot,
  { own, told }: { own: Account[]; told: Map<string, number> },
  random: Random,
  calendar: Calendar,
): Matter | null {
  const candidates = random.shuffled(own).sort((left, right) => (left.open >> 1) - (right.open >> 1));
  const ahead = slot.due > calendar.today ? calendar.distance(calendar.today, slot.due) : 0;
  for (const account of candidates) {
    const stage = stageOn(account, calendar.today);
    if (!stage) continue;
    // Nobody agrees on a visit in three months: what is far ahead must be a step that takes its time.
    const openings = openingsOf(slot.type, stage).filter(({ story, step }) => {
      const { planned, after } = story.steps[step]!;
      return isNew(account, story) && (planned ? after[1] + 6 : 25) >= ahead;
    });
    if (openings.length === 0) continue;
    const byHand = openings.filter(({ story, step }) => story.steps[step]!.waits);
    const { story, step } = leastTold(
      byHand.length > 0 && random.chance(0.45) ? byHand : openings,
      told,
      random,
    );
    const matter = matterOf(story, { openStep: step, due: slot.due }, account, random, calendar);
    const begins = matter && stageOn(account, dayOf(matter.steps[0]!.begun));
    if (!matter || begins !== stage) continue;
    account.open += 1;
    return remember(matter);
  }
  return null;
}

/** One of the openings that this salesperson's list has fewest of, so that no two mornings look alike. */
function leastTold(openings: Opening[], told: Map<string, number>, random: Random): Opening {
  const nameOf = ({ story, step }: Opening) => `${story.name}, ${step}`;
  const name = pickFresh(random, openings.map(nameOf), told);
  return openings.find((opening) => nameOf(opening) === name)!;
}

const isNew = (account: Account, story: Story): boolean => !(story.once && account.heard.has(story.name));

function remember(matter: Matter): Matter {
  matter.account?.heard.set(matter.story.name, 1);
  return matter;
}

// ── what has ended ──

/** The sale by which a lead became a prospect or a customer. */
function decisiveSale(account: Account, random: Random, calendar: Calendar): Matter | null {
  const { saleEnds, buys } = account.firm;
  if (!saleEnds) return null;
  const story = random.pick(buys ? WON_SALES : LOST_SALES);
  const matter = matterOf(story, endOfSale(story, saleEnds, random, calendar), account, random, calendar);
  if (!matter) return decisiveSale(account, random, calendar);
  account.sale = { from: dayOf(matter.steps[0]!.begun), to: saleEnds };
  return matter;
}

/** Where the order has come in within the last week, the delivery is still to be arranged. */
function endOfSale(story: Story, saleEnds: Day, random: Random, calendar: Calendar): Ending {
  if (!isWon(story) || calendar.distance(saleEnds, calendar.latest.day) > 5) return { ended: saleEnds };
  const order = story.steps.findIndex((step) => step.type === 'Ordre');
  return {
    openStep: order + 1,
    due: calendar.shift(calendar.nextWeek, random.int(0, 4)),
    lastDone: saleEnds,
  };
}

function endedMatter(account: Account, random: Random, calendar: Calendar): Matter | null {
  const days = calendar.distance(calendar.first, calendar.latest.day);
  const ended = calendar.shift(calendar.latest.day, -random.int(0, days - 20));
  const stage = stageOn(account, ended);
  if (!stage) return null;
  const stories = storiesOf(stage).filter(
    ([story]) => isNew(account, story) && (stage === 'Kunde' || !isWon(story)),
  );
  const matter = matterOf(random.weighted(stories), { ended }, account, random, calendar);
  if (!matter || stageOn(account, dayOf(matter.steps[0]!.begun)) !== stage) return null;
  return remember(matter);
}

function byLiveliness(account: Account): readonly [Account, number] {
  const weights = { Lead: 1, Emne: 2, Kunde: 5, 'Tidligere kunde': 2, Leverandør: 1, Partner: 1 };
  return [account, weights[account.firm.buys ? 'Kunde' : account.firm.begins]];
}

function matterOf(
  story: Story,
  ending: Ending,
  account: Account,
  random: Random,
  calendar: Calendar,
): Matter | null {
  const { seller } = account.firm;
  const before = random.chance(0.05) ? random.pick(SELLERS.filter((each) => each !== seller)) : null;
  const steps = planSteps(story, ending, calendar.first, { random, calendar, seller, before });
  if (!steps || !inSeason(story, steps[0]!.begun)) return null;
  const lastDay = dayOf(steps.at(-1)!.done ?? calendar.now);
  return { account, person: personOn(random, account, lastDay), story, steps };
}

function inSeason({ months }: Story, begun: Date): boolean {
  return !months || months.includes(monthOf(dayOf(begun)));
}

const dayOf = (moment: Date): Day => todayIn(FIRM.timeZone, moment);

// ── what stands alone ──

const waiting = (type: TypeName, note: string, todo: string): Step => ({
  type,
  after: [0, 0],
  notes: [note],
  waits: [todo],
});

function single(
  step: Step,
  ending: Ending,
  account: Account,
  random: Random,
  calendar: Calendar,
): Matter | null {
  return matterOf(
    { name: 'single', stages: [], weight: 0, steps: [step] },
    ending,
    account,
    random,
    calendar,
  );
}

/** Tasks without a customer: one open, the others done in the course of time. */
function insideTheFirm(seller: DemoPerson, random: Random, calendar: Calendar): (Matter | null)[] {
  const tasks = random.shuffled(INTERNAL);
  return tasks.map(([todo, done], index) => {
    const step: Step = { ...waiting('Opgave', done, todo), notedWhenDone: true };
    const story: Story = { name: 'inside the firm', stages: [], weight: 0, steps: [step] };
    const ending: Ending =
      index === 0
        ? { openStep: 0, due: calendar.nextWeek }
        : { ended: calendar.shift(calendar.latest.day, -random.int(3, 380)) };
    const steps = planSteps(story, ending, calendar.first, { random, calendar, seller, before: null });
    return steps && { account: null, person: null, story, steps };
  });
}
