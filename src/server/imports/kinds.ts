// The three kinds of import side by side: whom they are about, which columns they fill, how they are planned, and
// what follows from them once their rows are written.
import type { ColumnMapping, ImportKind } from '../../shared/imports.ts';
import { refreshFacts } from '../activities/facts.ts';
import { tellAddresses } from '../customers/addresses.ts';
import { CONTACT_COLUMNS, CUSTOMER_COLUMNS } from '../customers/columns.ts';
import type { Reader, Tx } from '../db/database.ts';
import { cellsOf } from './cells.ts';
import { recordStatusChanges, setPrimaryContacts } from './consequences.ts';
import type { ImportFile } from './file.ts';
import { type Asking, type Lists, readLists } from './lists.ts';
import type { Importing, Plan } from './plan.ts';
import { ACTIVITY_CHANGES, ACTIVITY_COLUMNS, planActivities } from './plan-activities.ts';
import { planContacts } from './plan-contacts.ts';
import { planCustomers } from './plan-customers.ts';

export interface Kind {
  /** the table and the word of the history, which are one */
  entity: 'customer' | 'contact' | 'activity';
  /** field → column, of a new record and of one that is changed */
  columns: { create: Record<string, string>; update: Record<string, string> };
  plan(db: Reader, file: ImportFile, mapping: ColumnMapping, lists: Lists, by: Importing): Promise<Plan>;
  /** in the same transaction, after the rows */
  after(tx: Tx, plan: Plan, by: Importing): Promise<void>;
}

const { accountNumber: _number, primaryContactId: _primary, ...customerChanges } = CUSTOMER_COLUMNS;
const { customerId: _customer, ...contactChanges } = CONTACT_COLUMNS;

export const KINDS: Record<ImportKind, Kind> = {
  customers: {
    entity: 'customer',
    columns: { create: { ...customerChanges, accountNumber: 'account_number' }, update: customerChanges },
    plan: planCustomers,
    async after(tx, plan, by) {
      await recordStatusChanges(tx, plan, by);
      await tellImported(tx, plan);
    },
  },
  contacts: {
    entity: 'contact',
    columns: { create: CONTACT_COLUMNS, update: contactChanges },
    plan: planContacts,
    async after(tx, plan, by) {
      await setPrimaryContacts(tx, plan, by);
      await tellImported(tx, plan);
    },
  },
  activities: {
    entity: 'activity',
    columns: { create: ACTIVITY_COLUMNS, update: ACTIVITY_CHANGES },
    plan: planActivities,
    async after(tx, plan) {
      const touched = [...plan.create, ...plan.update].map((record) => record.fields);
      await refreshFacts(tx, {
        customerIds: touched.map((fields) => fields.customerId as number | null),
        contactIds: touched.map((fields) => fields.contactId as number | null),
        projectIds: await projectsOf(
          tx,
          plan.update.map((record) => record.id),
        ),
      });
    },
  },
};

/** The projects that these activities are bound to. */
async function projectsOf(tx: Tx, activityIds: readonly number[]): Promise<(number | null)[]> {
  if (activityIds.length === 0) return [];
  const rows = await tx
    .selectFrom('activity')
    .select('project_id as projectId')
    .distinct()
    .where('id', 'in', [...activityIds])
    .execute();
  return rows.map((row) => row.projectId);
}

const tellImported = (tx: Tx, plan: Plan) =>
  tellAddresses(
    tx,
    [...plan.create, ...plan.update].map((record) => record.fields),
  );

/**
 * Plans an import against the database as it is. With `hold` the customers that rows belong to stay in place until
 * the transaction ends.
 */
export async function planImport(
  db: Reader,
  kind: ImportKind,
  file: ImportFile,
  mapping: ColumnMapping,
  by: Importing,
  hold = false,
): Promise<Plan> {
  const asking: Asking = {
    timeZone: by.timeZone,
    importerId: by.actorId,
    accounts: kind === 'customers' ? [] : accountsIn(file, mapping),
    people: kind === 'activities',
    hold,
  };
  return KINDS[kind].plan(db, file, mapping, await readLists(db, asking), by);
}

function accountsIn(file: ImportFile, mapping: ColumnMapping): string[] {
  const accounts = file.rows.map((row) => cellsOf(row.cells, mapping)('accountNumber') ?? '');
  return [...new Set(accounts)].filter((account) => account !== '');
}
