// What everybody did in two years, and what they have in front of them today: an open list as on a real Monday.
import { addDays, type Day, todayIn } from '../src/shared/days.ts';
import { type Account, makeAccounts, personOn, stageOn } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import { type Ending, type Matter, planSteps } from './matter.ts';
import { type DemoPerson, FIRM, SELLERS } from './people.ts';
import type { Random } from './random.ts';
import { isWon, LOST_SALES, openingsOf, storiesOf, WON_SALES } from './stories/all.ts';
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
    const own = random.shuffled(accounts.filter(({ firm }) => firm.seller === seller));
    for (const slot of openList(random, calendar)) add(openMatter(slot, own, random, calendar));
    for (const [type, note, todo] of random.shuffled(UNDATED).slice(0, 4)) {
      add(single(waiting(type, note, todo), { openStep: 0, due: null }, random.pick(own), random, calendar));
    }
    for (const [type, note, todo] of random.shuffled(FORGOTTEN).slice(0, 2)) {
      const due = calendar.shift(addDays(calendar.oldBefore, -1), -random.int(2, 30));
      add(single(waiting(type, note, todo), { openStep: 0, due }, random.pick(own), random, calendar));
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

interface Slot {
  due: Day;
  type: TypeName;
}

const OVERDUE: TypeName[] = ['Tlf', 'Tlf', 'Tlf', 'Tilbud', 'Tilbud', 'Opfølgning', 'Opfølgning', 'Opgave'];
const TODAY: TypeName[] = ['Møde', 'Besøg', 'Tlf', 'Tlf', 'Tilbud', 'Opfølgning', 'Tlf'];
const TOMORROW: TypeName[] = ['Møde', 'Tlf', 'Tlf', 'Tilbud', 'Besøg', 'Opfølgning'];
const THIS_WEEK: TypeName[] = [
  'Tlf',
  'Tlf',
  'Tlf',
  'Besøg',
  'Møde',
  'Tilbud',
  'Opfølgning',
  'Opfølgning',
  'Tilbud',
  'Ordre',
];
const LATER: readonly (readonly [TypeName, number])[] = [
  ['Tlf', 8],
  ['Opfølgning', 7],
  ['Tilbud', 3],
  ['Møde', 3],
  ['Besøg', 3],
  ['Opgave', 1],
  ['Ordre', 1],
];

function openList(random: Random, calendar: Calendar): Slot[] {
  const { today, restOfWeek, nextWeek } = calendar;
  const yesterday = addDays(today, -1);
  const overdue = random.shuffled(OVERDUE).slice(0, random.int(7, 8));
  const rest = restOfWeek.length > 0 ? random.shuffled(THIS_WEEK).slice(0, restOfWeek.length * 3) : [];
  const later = random.int(23, 27) + THIS_WEEK.length - rest.length;
  return [
    ...overdue.map((type, index) => ({ type, due: calendar.shift(yesterday, -Math.floor(index ** 1.5)) })),
    ...TODAY.map((type) => ({ type, due: today })),
    ...TOMORROW.map((type) => ({ type, due: addDays(today, 1) })),
    ...rest.map((type, index) => ({ type, due: restOfWeek[index % restOfWeek.length]! })),
    ...Array.from({ length: later }, (_, index) => ({
      type: random.weighted(LATER),
      due: calendar.shift(nextWeek, Math.floor(index ** 1.25)),
    })),
  ];
}

/** Finds one of the salesperson's customers for whom a step of this type can be waiting; the one with least open. */
function openMatter(slot: Slot, own: Account[], random: Random, calendar: Calendar): Matter | null {
  const candidates = [...own].sort((left, right) => left.open - right.open);
  for (const account of candidates) {
    const stage = stageOn(account, calendar.today);
    if (!stage) continue;
    const openings = openingsOf(slot.type, stage);
    if (openings.length === 0) continue;
    const { story, step } = random.pick(openings);
    const matter = matterOf(story, { openStep: step, due: slot.due }, account, random, calendar);
    const begins = matter && stageOn(account, dayOf(matter.steps[0]!.begun));
    if (!matter || begins !== stage) continue;
    account.open += 1;
    return matter;
  }
  return null;
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
  const stories = storiesOf(stage).filter(([story]) => stage === 'Kunde' || !isWon(story));
  const matter = matterOf(random.weighted(stories), { ended }, account, random, calendar);
  if (!matter || stageOn(account, dayOf(matter.steps[0]!.begun)) !== stage) return null;
  return matter;
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
  return (
    steps && {
      account,
      person: personOn(random, account, dayOf(steps.at(-1)!.done ?? calendar.now)),
      story,
      steps,
    }
  );
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
