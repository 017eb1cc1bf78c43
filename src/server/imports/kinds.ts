// The kinds of import side by side: whom they are about, which columns they fill, how they are planned, and
// what follows from them once their rows are written.
import type { ColumnMapping, ImportKind } from '../../shared/imports.ts';
import { refreshFacts } from '../activities/facts.ts';
import { CAMPAIGN_COLUMNS } from '../campaigns/change.ts';
import { tellAddresses } from '../customers/addresses.ts';
import { CONTACT_COLUMNS, CUSTOMER_COLUMNS } from '../customers/columns.ts';
import type { Reader, Tx } from '../db/database.ts';
import { cellsOf } from './cells.ts';
import { recordClosings, recordMembers, recordStatusChanges, setPrimaryContacts } from './consequences.ts';
import type { ImportFile } from './file.ts';
import { type Asking, type Lists, readLists } from './lists.ts';
import type { Importing, Plan } from './plan.ts';
import { ACTIVITY_CHANGES, ACTIVITY_COLUMNS, planActivities } from './plan-activities.ts';
import { planCampaigns } from './plan-campaigns.ts';
import { planContacts } from './plan-contacts.ts';
import { planCustomers } from './plan-customers.ts';
import { MEMBER_CHANGES, MEMBER_COLUMNS, planMembers } from './plan-members.ts';
import { PROJECT_CHANGES, planProjects } from './plan-projects.ts';

export interface Kind {
  /** the table, and where it has a history of its own, its word in it */
  entity: 'customer' | 'contact' | 'campaign' | 'campaign_member' | 'project' | 'activity';
  /** a line of something else: no history of its own, nor who made and changed it */
  line?: true;
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
  campaigns: {
    entity: 'campaign',
    columns: { create: CAMPAIGN_COLUMNS, update: CAMPAIGN_COLUMNS },
    plan: planCampaigns,
    after: async () => undefined,
  },
  members: {
    entity: 'campaign_member',
    line: true,
    columns: { create: MEMBER_COLUMNS, update: MEMBER_CHANGES },
    plan: planMembers,
    after: recordMembers,
  },
  projects: {
    entity: 'project',
    columns: {
      create: { ...PROJECT_CHANGES, number: 'number', customerId: 'customer_id', startedAt: 'started_at' },
      update: PROJECT_CHANGES,
    },
    plan: planProjects,
    after: recordClosings,
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
        projectIds: [
          ...touched.map((fields) => (fields.projectId ?? null) as number | null),
          ...plan.update.map(({ changes }) => (changes.projectId?.[0] ?? null) as number | null),
        ],
      });
    },
  },
};

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
    ...namedIn(kind, file, mapping),
    people: kind === 'activities' || kind === 'projects' || kind === 'members',
    hold,
  };
  return KINDS[kind].plan(db, file, mapping, await readLists(db, asking), by);
}

/** What the rows of a file name, each once. */
function namedIn(
  kind: ImportKind,
  file: ImportFile,
  mapping: ColumnMapping,
): Pick<Asking, 'accounts' | 'companies' | 'cvrs' | 'emails' | 'projects'> {
  const named = (field: string, unless?: string) => {
    const texts = file.rows.flatMap((row) => {
      const cell = cellsOf(row.cells, mapping);
      return unless && cell(unless) ? [] : (cell(field) ?? '');
    });
    return [...new Set(texts)].filter((text) => text !== '');
  };
  const members = kind === 'members';
  return {
    accounts: kind === 'customers' ? [] : named('accountNumber'),
    companies: kind === 'projects' ? named('company', 'accountNumber') : [],
    cvrs: members ? named('cvr', 'accountNumber') : [],
    emails: members ? named('email', 'accountNumber') : [],
    projects: kind === 'activities' ? named('project') : [],
  };
}
