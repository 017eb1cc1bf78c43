// Matters as rows of the table «activity» and lines of the change log, as the program itself would have written them:
// see src/server/activities (create.ts, change.ts, chain.ts, completion.ts, reschedule.ts).
import { addDays, type Day, todayIn } from '../src/shared/days.ts';
import { pickFresh } from './accounts.ts';
import type { Chronicle } from './chronicle.ts';
import type { Register } from './customers.ts';
import { factsOf, factsOfDay, type MatterFacts, numberQuotes } from './facts.ts';
import type { Matter, PlannedStep } from './matter.ts';
import { FIRM } from './people.ts';
import type { Random } from './random.ts';
import type { Lists } from './settings.ts';
import type { Step } from './stories/story.ts';
import { tell } from './words/tell.ts';

/** The ids of what a row refers to. */
export type Ids = Lists & Pick<Register, 'customer' | 'contact'>;

export interface ActivityRow {
  id: number;
  customer_id: number | null;
  contact_id: number | null;
  type_id: number;
  salesperson_id: number;
  occurred_at: Date;
  note: string;
  follow_up_date: Day | null;
  follow_up_time: string | null;
  follow_up_text: string;
  next_date: Day | null;
  next_time: string | null;
  next_type_id: number | null;
  next_text: string;
  predecessor_id: number | null;
  chain_id: number | null;
  outcome: string | null;
  origin: 'manual' | 'chain' | 'project' | 'campaign';
  completed_at: Date | null;
  completed_by: number | null;
  touched: boolean;
  postponed: number;
  created_at: Date;
  created_by: number;
  /** of a quote that has been sent: øre, and the last day that it stands */
  amount: number | null;
  expires_on: Day | null;
  project_id: number | null;
  campaign_id: number | null;
  follows_project_id: number | null;
}

/** An activity and where it came from: what documents and statuses are made from. */
export interface Done {
  row: ActivityRow;
  matter: Matter;
  planned: PlannedStep;
  facts: MatterFacts;
  /** born completed: no later event says that it was completed */
  bornCompleted: boolean;
}

export const BOUND_TO_NOTHING = { project_id: null, campaign_id: null, follows_project_id: null };

/** All activities in the order in which they were created, numbered, linked and with their texts. */
export function makeActivities(matters: readonly Matter[], ids: Ids, random: Random): Done[] {
  const quotes = numberQuotes(matters);
  const all = matters.flatMap((matter) =>
    chainOf(matter, factsOf(matter, quotes.get(matter), random), ids, random),
  );
  // Stable: a successor is created in the same moment as its predecessor, but stands behind it.
  all.sort((left, right) => left.row.created_at.getTime() - right.row.created_at.getTime());
  for (const [index, { row }] of all.entries()) row.id = index + 1;
  linkChains(all);
  return all;
}

function chainOf(matter: Matter, facts: MatterFacts, ids: Ids, random: Random): Done[] {
  const heard = matter.account?.heard ?? new Map<string, number>();
  const texts = matter.steps.map(({ step }) => {
    const text = step.planned ?? step.waits;
    return text ? pickFresh(random, text, heard) : '';
  });
  return matter.steps.map((planned, index) => {
    const { step, done, begun } = planned;
    const next = matter.steps[index + 1];
    const successor = done && next?.step.planned ? next : null;
    const agreed = successor ? (successor.putOff?.from ?? successor.due) : null;
    const day = factsOfDay(step.waits ? begun : (done ?? begun), agreed, facts.quote?.weeks ?? 8);
    const words = { ...facts.words, ...day };
    const noted = step.waits ? !step.notedWhenDone || done !== null : done !== null;
    const note = noted ? pickFresh(random, notesOf(step, agreed), heard) : (planned.tried?.note ?? '');
    const seller = ids.user(planned.seller);
    const bornCompleted = !step.planned && !step.waits && ids.bornCompleted(step.type);
    const row: ActivityRow = {
      id: 0,
      customer_id: ids.customer(matter.account),
      contact_id: ids.contact(matter.person),
      type_id: ids.type(step.type),
      salesperson_id: seller,
      // A successor happens when it is done; until then it bears the moment of its creation.
      occurred_at: step.waits ? begun : (done ?? begun),
      note: tell(note, words),
      follow_up_date: planned.due,
      follow_up_time: planned.time,
      follow_up_text: tell(texts[index]!, words),
      next_date: agreed,
      next_time: successor?.time ?? null,
      next_type_id: successor ? ids.type(successor.step.type) : null,
      next_text: successor ? tell(texts[index + 1]!, words) : '',
      predecessor_id: null,
      chain_id: null,
      outcome: done ? (step.outcome ?? null) : null,
      origin: step.planned ? 'chain' : 'manual',
      completed_at: done,
      completed_by: done && seller,
      touched: !step.planned || done !== null || planned.tried !== null,
      postponed: planned.putOff ? 1 : 0,
      created_at: begun,
      created_by: step.planned ? ids.user(matter.steps[index - 1]!.seller) : seller,
      ...quoted(planned, facts),
      ...BOUND_TO_NOTHING,
    };
    return { row, matter, planned, facts, bornCompleted };
  });
}

/** How many days a quote stands: one that was asked for by the way, and one that was worked out on the spot. */
const STANDS = { waits: 14, planned: 30 };

/** What a quote says once it has been sent: until then nobody knows. */
function quoted(
  { step, done, begun }: PlannedStep,
  { amount, revised }: MatterFacts,
): Pick<ActivityRow, 'amount' | 'expires_on'> {
  const sent = step.waits ? begun : done;
  if (step.type !== 'Tilbud' || !sent) return { amount: null, expires_on: null };
  return {
    amount: 100 * (step.revises ? revised : amount),
    expires_on: addDays(todayIn(FIRM.timeZone, sent), step.waits ? STANDS.waits : STANDS.planned),
  };
}

/** Where a next step was agreed the note names its day, and nowhere else. */
function notesOf({ notes }: Step, agreed: Day | null): readonly string[] {
  const fitting = notes.filter((note) => note.includes('{næste}') === (agreed !== null));
  return fitting.length > 0 ? fitting : notes;
}

function linkChains(all: readonly Done[]): void {
  const rows = new Map(all.map(({ planned, row }) => [planned, row]));
  for (const { planned, matter, row } of all) {
    if (!planned.step.planned) continue;
    const predecessor = rows.get(matter.steps[matter.steps.indexOf(planned) - 1]!)!;
    predecessor.chain_id ??= predecessor.id;
    row.predecessor_id = predecessor.id;
    row.chain_id = predecessor.chain_id;
  }
}

/** The change log of an activity: created, put off, handed over, written, completed. */
export function tellActivity(activity: Done, lists: Lists, log: Chronicle): void {
  const { row, planned, bornCompleted } = activity;
  const { step, putOff, handedOver } = planned;
  const event = { entity: 'activity' as const, entityId: row.id, actorId: row.salesperson_id };
  log.tell({
    ...event,
    actorId: row.created_by,
    verb: 'created',
    at: row.created_at,
    ...(row.predecessor_id && {
      details: { predecessorId: row.predecessor_id, followUpDate: putOff?.from ?? row.follow_up_date },
    }),
  });
  if (handedOver) {
    const from = lists.user(handedOver.from);
    log.tell({
      ...event,
      actorId: from,
      verb: 'changed',
      at: handedOver.at,
      changes: { salespersonId: [from, row.salesperson_id] },
    });
  }
  if (putOff)
    log.tell({
      ...event,
      verb: 'moved',
      at: putOff.at,
      changes: { followUpDate: [putOff.from, row.follow_up_date] },
    });
  if (planned.tried) {
    log.tell({ ...event, verb: 'changed', at: planned.tried.at, changes: { note: ['', row.note] } });
  }
  if (!row.completed_at || bornCompleted) return;
  const at = row.completed_at;
  // «Gem og afslut»: what was written since it was created, and then the tick.
  const written: Record<string, [unknown, unknown]> = {};
  if (step.planned || step.notedWhenDone) written.note = ['', row.note];
  if (step.planned && row.outcome) written.outcome = [null, row.outcome];
  if (step.planned && row.amount !== null) {
    written.amount = [null, row.amount];
    written.expiresOn = [null, row.expires_on];
  }
  if ((step.planned || step.waits) && row.next_date) {
    written.nextDate = [null, row.next_date];
    written.nextTypeId = [null, row.next_type_id];
    written.nextText = ['', row.next_text];
    if (row.next_time) written.nextTime = [null, row.next_time];
  }
  if (Object.keys(written).length > 0) log.tell({ ...event, verb: 'changed', at, changes: written });
  log.tell({ ...event, verb: 'completed', at, changes: { completedAt: [null, at] } });
}
