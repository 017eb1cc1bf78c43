// Activities are known by a key made of what an edited note leaves alone: customer, type, salesperson, date, time,
// contact; and among equal ones their order in the file. Two activities at the same time stay two.
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { ColumnMapping } from '../../shared/imports.ts';
import { selected } from '../customers/columns.ts';
import type { Reader } from '../db/database.ts';
import type { Changes } from '../history/record.ts';
import { present } from '../settings/lists.ts';
import { type ActivityRow, type ReadActivity, readActivityRow } from './activity-rows.ts';
import type { ImportFile } from './file.ts';
import type { Lists } from './lists.ts';
import { type GoodRow, type Importing, type Plan, Planner } from './plan.ts';
import { asKnown, type Known, type KnownRow } from './settle.ts';

/** What a later import may change; everything else of an activity is in its key. */
export const ACTIVITY_CHANGES = {
  note: 'note',
  followUpDate: 'follow_up_date',
  followUpTime: 'follow_up_time',
  followUpText: 'follow_up_text',
  outcome: 'outcome',
  completedAt: 'completed_at',
  completedBy: 'completed_by',
  projectId: 'project_id',
  campaignId: 'campaign_id',
  amount: 'amount',
  expiresOn: 'expires_on',
} as const;

export const ACTIVITY_COLUMNS = {
  ...ACTIVITY_CHANGES,
  customerId: 'customer_id',
  contactId: 'contact_id',
  typeId: 'type_id',
  salespersonId: 'salesperson_id',
  occurredAt: 'occurred_at',
  origin: 'origin',
  importKey: 'import_key',
} as const;

/** What the file would do to the activities. */
export async function planActivities(
  db: Reader,
  file: ImportFile,
  mapping: ColumnMapping,
  lists: Lists,
  by: Importing,
): Promise<Plan> {
  const planner = new Planner();
  const ordinals = new Map<string, number>();
  // Faulty rows count too, so that the keys of the others stay when they are mended.
  const rows = await planner.readRows(file, mapping, (cell) => {
    const read = readActivityRow(cell, lists);
    const ordinal = ordinals.get(read.naturalKey) ?? 0;
    ordinals.set(read.naturalKey, ordinal + 1);
    return { ...read, importKey: hash('sha256', `${read.naturalKey}#${ordinal}`, 'hex').slice(0, 32) };
  });
  const known = await readKnown(db, rows);
  for (const { row, verdict } of rows) {
    planner.warn(row, verdict.warnings);
    const { bornCompleted, ...values } = verdict.values;
    const { note, followUpDate, followUpTime, followUpText, outcome, completed } = values;
    const { projectId, campaignId, amount, expiresOn } = values;
    const spoken = {
      ...{ note, followUpDate, followUpTime, followUpText, outcome, completed },
      ...{ projectId, campaignId, amount, expiresOn },
    };
    const before = known.get(verdict.importKey);
    if (before) planner.settle(before, spoken, (changes) => keepWhole(changes, before, values, by));
    else {
      const completedAt = bornCompleted ? values.occurredAt : null;
      planner.create(spoken, { ...NEW, ...present(values), importKey: verdict.importKey, completedAt });
    }
  }
  return planner.finish();
}

/** What the table asks for and a file need not say. */
const NEW = { note: '', followUpText: '', origin: 'import' };

/**
 * An activity that was completed is never reopened by a file; one that a file completes is completed now, by whoever
 * imports. A time does not outlive its date. An activity that people moved to another customer is not bound to a project
 * of the one in the file.
 */
function keepWhole(
  changes: Changes,
  before: Known,
  { customerId }: Pick<ActivityRow, 'customerId'>,
  by: Importing,
): void {
  if (before.fields.customerId !== customerId) delete changes.projectId;
  const completes = changes.completed?.[1] === true;
  delete changes.completed;
  if (completes) {
    changes.completedAt = [null, by.now.toISOString()];
    changes.completedBy = [null, by.actorId];
  }
  if (changes.followUpDate?.[1] === null) {
    delete changes.followUpTime;
    if (before.fields.followUpTime !== null) changes.followUpTime = [before.fields.followUpTime, null];
  }
}

async function readKnown(
  db: Reader,
  rows: readonly GoodRow<ReadActivity & { importKey: string }>[],
): Promise<Map<string, Known>> {
  const keys = rows.map((good) => good.verdict.importKey);
  const found = await sql<KnownRow & { importKey: string }>`
    select ${selected('a', ACTIVITY_CHANGES)},
      a.completed_at is not null as completed, a.customer_id as "customerId", a.contact_id as "contactId",
      a.id as "knownId", a.version, a.import_key as "importKey", coalesce(i.fields, '{}') as seen
    from activity a
    left join imported i on i.entity = 'activity' and i.entity_id = a.id
    where a.import_key = any(${keys})`.execute(db);
  return new Map(found.rows.map(({ importKey, ...row }) => [importKey, asKnown(row)]));
}
