// Sales projects are known by their number, so it can stand in a file once only.
// What must always hold: a file closes a project, but never opens one again or closes it otherwise; its open follow-ups
// stay in To-Do, since nobody was asked; and a number never moves a project to another customer.
import { sql } from 'kysely';
import type { ColumnMapping } from '../../shared/imports.ts';
import type { StageView } from '../../shared/settings.ts';
import { selected } from '../customers/columns.ts';
import type { Reader } from '../db/database.ts';
import type { Changes } from '../history/record.ts';
import { PROJECT_COLUMNS } from '../projects/change.ts';
import type { ImportFile } from './file.ts';
import type { Lists } from './lists.ts';
import { type GoodRow, type Importing, type Plan, Planner } from './plan.ts';
import { type ProjectRow, type ReadProject, readProjectRow } from './project-rows.ts';
import { withoutRepetitions } from './repeated-rows.ts';
import { asKnown, type Known, type KnownRow } from './settle.ts';

const { number: _number, customerId: _customer, ...fields } = PROJECT_COLUMNS;

/** What a later import may change. */
export const PROJECT_CHANGES = {
  ...fields,
  stageId: 'stage_id',
  result: 'result',
  reasonId: 'reason_id',
  closeNote: 'close_note',
  closedAt: 'closed_at',
  closedBy: 'closed_by',
} as const;

type Row = GoodRow<ReadProject>;
type KnownProject = Known & { accountNumber: string; openFollowUps: number };

/** What the file would do to the sales projects. */
export async function planProjects(
  db: Reader,
  file: ImportFile,
  mapping: ColumnMapping,
  lists: Lists,
  by: Importing,
): Promise<Plan> {
  const planner = new Planner();
  const rows = await planner.readRows(file, mapping, (cell) => readProjectRow(cell, lists));
  const known = await readKnown(db, rows);
  const good = withoutRepetitions(planner, rows, {
    what: 'number',
    field: 'number',
    keyOf: ({ verdict }) => verdict.values.number,
    nameOf: ({ verdict }) => verdict.values.number,
  });
  for (const each of good) {
    const { row, verdict } = each;
    const { number, customerId } = verdict.values;
    const before = known.get(number);
    if (before && before.fields.customerId !== customerId) {
      planner.fault(row, {
        field: 'number',
        id: 'project-of-another',
        values: [number, before.accountNumber],
      });
      continue;
    }
    if (before) change(planner, each, before, lists, by);
    else if ((verdict.values.salespersonId ?? verdict.fallbackId) === undefined) {
      planner.fault(row, { field: 'salesperson', id: 'required' });
      continue;
    } else create(planner, each, lists, by);
    planner.warn(row, verdict.warnings);
  }
  return planner.finish();
}

/** What a file may say again and again; its own dates count once. */
function spokenOf({ number, customerId, startedAt, closedAt, ...spoken }: ProjectRow) {
  return spoken;
}

const isClosing = (stage: StageView) => stage.kind === 'closed';
const whenClosed = (result: string): number => (result === 'won' ? 100 : 0);

function create(planner: Planner, { verdict }: Row, lists: Lists, by: Importing): void {
  const { values, fallbackId } = verdict;
  const now = by.now.toISOString();
  const first = lists.stages.find((stage) => stage.active && !isClosing(stage));
  const stage = lists.stages.find((each) => each.id === values.stageId) ?? first;
  const creation = planner.create(spokenOf(values), {
    ...{ note: '', closeNote: '', amount: 0, salespersonId: fallbackId },
    ...{ number: values.number, customerId: values.customerId },
    stageId: stage?.id,
    probability: stage?.probability,
    startedAt: values.startedAt ?? values.closedAt ?? now,
  });
  if (!values.result) return;
  Object.assign(creation.fields, {
    stageId: (closedStage(lists) ?? stage)?.id,
    probability: whenClosed(values.result),
    closedAt: values.closedAt ?? now,
    closedBy: by.actorId,
  });
}

function change(planner: Planner, { verdict }: Row, before: KnownProject, lists: Lists, by: Importing): void {
  const { values, warnings } = verdict;
  const stageOf = (id: unknown) => lists.stages.find((stage) => stage.id === id);
  let closing: string | undefined;
  const update = planner.settle(before, spokenOf(values), (changes) => {
    if (before.fields.closedAt !== null) {
      if (letStand(changes)) warnings.push({ field: 'result', id: 'closed-stands', values: [values.number] });
      return;
    }
    closing = changes.result?.[1] as string | undefined;
    if (closing === undefined) {
      delete changes.reasonId;
      delete changes.closeNote;
      const stage = stageOf(changes.stageId?.[1]);
      if (stage && isClosing(stage)) delete changes.stageId;
      else if (stage && values.probability === undefined) followStage(changes, before, stageOf, stage);
      return;
    }
    differ(changes, 'stageId', before, closedStage(lists)?.id ?? before.fields.stageId);
    differ(changes, 'probability', before, whenClosed(closing));
  });
  if (!update || closing === undefined) return;
  const { stageId, probability } = before.fields;
  update.told = { verb: closing, details: { stageId, probability } };
  Object.assign(update.fields, {
    closedAt: values.closedAt ?? by.now.toISOString(),
    closedBy: by.actorId,
  });
  if (before.openFollowUps > 0) {
    warnings.push({ field: 'result', id: 'follow-ups-kept', values: [String(before.openFollowUps)] });
  }
}

/** Takes out of the changes what would close a closed project otherwise; answers whether they asked for it. */
function letStand(changes: Changes): boolean {
  const asked = ['result', 'reasonId', 'closeNote'].some((field) => changes[field]);
  for (const field of ['stageId', 'probability', 'result', 'reasonId', 'closeNote']) delete changes[field];
  return asked;
}

/** Another stage brings its probability, unless somebody had set one by hand: as moving it on the screen does. */
function followStage(
  changes: Changes,
  before: Known,
  stageOf: (id: unknown) => StageView | undefined,
  stage: StageView,
): void {
  if (before.fields.probability !== stageOf(before.fields.stageId)?.probability) return;
  differ(changes, 'probability', before, stage.probability);
}

function differ(changes: Changes, field: string, before: Known, to: unknown): void {
  delete changes[field];
  if (before.fields[field] !== to) changes[field] = [before.fields[field], to];
}

const closedStage = (lists: Lists) => lists.stages.find((stage) => stage.active && isClosing(stage));

async function readKnown(db: Reader, rows: readonly Row[]): Promise<Map<string, KnownProject>> {
  const numbers = rows.map((good) => good.verdict.values.number);
  const found = await sql<KnownRow & { accountNumber: string; openFollowUps: number }>`
    select ${selected('pr', PROJECT_CHANGES)}, pr.number, pr.customer_id as "customerId", c.account_number as "accountNumber",
      pr.id as "knownId", pr.version, coalesce(i.fields, '{}') as seen,
      (select count(*)::int from activity a where a.project_id = pr.id and a.completed_at is null) as "openFollowUps"
    from project pr join customer c on c.id = pr.customer_id
    left join imported i on i.entity = 'project' and i.entity_id = pr.id
    where pr.number = any(${numbers})`.execute(db);
  return new Map(
    found.rows.map(({ accountNumber, openFollowUps, ...row }) => [
      row.number as string,
      { ...asKnown(row), accountNumber, openFollowUps },
    ]),
  );
}
