// What becomes of a project in the course of its sale: priced and moved by the quote and the order, closed by how it ended.
import type { Day } from '../src/shared/days.ts';
import type { Done, Ids } from './activities.ts';
import type { Calendar } from './calendar.ts';
import { later } from './hours.ts';
import type { Matter, PlannedStep } from './matter.ts';
import { begin, type Project, type ProjectRow, type Turn } from './project.ts';
import type { Random } from './random.ts';
import type { StageKind } from './settings.ts';
import { isWon } from './stories/all.ts';
import { LOSSES, MARGINS, WINS } from './words/projects.ts';
import { tell } from './words/tell.ts';

export function saleOf(activities: Done[], ids: Ids, random: Random, calendar: Calendar): Project {
  const { matter, row: first } = activities[0]!;
  // Begun in the minute before what was said is written down under it.
  const startedAt = later(first.created_at, -1);
  const project = begin(activities, startedAt, ids, random);
  const { row, turns } = project;
  for (const activity of activities) follow(project, activity, ids, random);
  const ends = row.closed_at ?? calendar.at(calendar.today, 0);
  row.expected_close = expectedClose(row, matter, ends, ids, random, calendar);
  turns.sort((left, right) => left.at.getTime() - right.at.getTime());
  return project;
}

/** What one activity of the sale makes of its project. */
function follow(
  { row, turns, matter }: Project,
  { row: activity, planned, facts }: Done,
  ids: Ids,
  random: Random,
): void {
  const by = activity.salesperson_id;
  if (planned.handedOver && row.salesperson_id !== by) {
    change({ salesperson_id: by }, { at: planned.handedOver.at, by: ids.user(planned.handedOver.from) });
  }
  const sent = quoteSent(planned);
  if (sent) {
    const amount = activity.amount!;
    const share = random.pick(MARGINS);
    const margin = Math.round((amount * share) / 100);
    change({ amount, margin }, { at: later(sent, 1), by });
    if (row.stage_id === ids.stage('prospect').id) enter('quote', { at: later(sent, 2), by });
  }
  const { step, done } = planned;
  if (!done) return;
  if (
    step.type === 'Tlf' &&
    step.outcome === 'reached' &&
    row.stage_id === ids.stage('quote').id &&
    step.planned
  ) {
    // Whoever has talked about the price knows better than the stage how likely it is; an order makes that idle.
    const isOrdered = matter.steps.some((each) => each.step.type === 'Ordre' && each.done);
    if (!isOrdered && !closes(matter, step))
      change({ probability: random.pick([25, 50, 60, 75]) }, { at: later(done, 1), by });
  }
  // Some move the card and then tick the order off, others the other way round: the rules of status follow both.
  if (step.type === 'Ordre') enter('order', { at: later(done, random.chance(0.4) ? -1 : 1), by });
  // Some call it won when the delivery is agreed on, others when the machine runs.
  if (
    !row.closed_at &&
    isWon(matter.story) &&
    (step.type === 'Opfølgning' || (step.type === 'Opgave' && random.chance(0.4)))
  ) {
    close('won', { at: later(done, 2), by });
  } else if (closes(matter, step)) close('lost', { at: later(done, 2), by });

  type Moment = { at: Date; by: number };

  function change(
    fields: Partial<ProjectRow>,
    { at, by: who }: Moment,
    more?: Pick<Turn, 'verb' | 'details' | 'enters'>,
  ) {
    const changes: Turn['changes'] = {};
    for (const [column, value] of Object.entries(fields)) {
      const before = row[column as keyof ProjectRow];
      if (before !== value) changes[camel(column)] = [before, value];
    }
    Object.assign(row, fields);
    if (Object.keys(changes).length > 0 || more)
      turns.push({ at, by: who, verb: 'changed', changes, ...more });
  }

  function enter(kind: StageKind, moment: Moment) {
    const from = ids.stages.find(({ id }) => id === row.stage_id)!;
    const to = ids.stage(kind);
    const probability = row.probability === from.probability ? to.probability : row.probability;
    change({ stage_id: to.id, probability }, moment, { verb: 'changed', enters: kind });
  }

  function close(result: 'won' | 'lost', moment: Moment) {
    const story = result === 'won' ? random.pick(WINS) : lossOf(activity.note);
    const was = { stageId: row.stage_id, probability: row.probability };
    const fields = {
      result,
      stage_id: ids.stage('closed').id,
      probability: result === 'won' ? 100 : 0,
      reason_id: ids.reason(story.reason),
      close_note: tell(story.note, facts.words),
    };
    change(fields, moment, { verb: result, details: was, enters: 'closed' });
    row.closed_at = moment.at;
    row.closed_by = moment.by;
  }
}

/** When a step sent the quote: a planned one is sent when it is done, one that waits for an answer at once. */
const quoteSent = ({ step, begun, done }: PlannedStep): Date | null =>
  step.type === 'Tilbud' ? (step.waits ? begun : done) : null;

/** Whether this is how a sale that came to nothing ended. */
const closes = ({ story }: Matter, step: PlannedStep['step']): boolean =>
  step === story.steps.at(-1) && !story.steps.some(({ type }) => type === 'Ordre');

/** Why it was lost stands in the note of the last call. */
const lossOf = (note: string) => LOSSES.find(({ says }) => note.includes(says)) ?? LOSSES.at(-1)!;

function expectedClose(
  row: ProjectRow,
  matter: Matter,
  ended: Date,
  ids: Ids,
  random: Random,
  calendar: Calendar,
): Day | null {
  if (row.closed_at) {
    const day = calendar.dayOf(ended);
    return calendar.shift(day, random.int(-6, 4));
  }
  const begun = calendar.dayOf(matter.steps[0]!.begun);
  const from = (least: number, most: number) => {
    const day = calendar.shift(calendar.today, random.int(least, most));
    return day > begun ? day : calendar.shift(calendar.today, most);
  };
  if (row.stage_id === ids.stage('order').id) return from(2, 30);
  // Some should have been settled by now, and nobody has moved the date.
  if (row.stage_id === ids.stage('quote').id) return random.chance(0.15) ? from(-15, -1) : from(3, 60);
  return random.chance(0.1) ? null : from(25, 120);
}

const camel = (column: string) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
