// What rows can name: users, statuses, types, customers and their contacts, as they are in the database now.
// Read once for a whole file; the rules of rows then need no database.
import { fold } from '../../shared/fold.ts';
import type { ReasonView, StageView } from '../../shared/settings.ts';
import type { Reader } from '../db/database.ts';
import { listStatuses, listTypes } from '../settings/lists.ts';
import { listReasons, listStages } from '../settings/stages.ts';
import { listUsers } from '../users/accounts.ts';
import type { CellReader } from './cells.ts';
import { type Found, memberFinder } from './member-finder.ts';
import {
  type Campaign,
  campaignFinder,
  companyFinder,
  type Project,
  projectFinder,
} from './named-records.ts';
import { findPerson, type NamedPerson } from './people.ts';

export interface Person {
  id: number;
  initials: string;
  active: boolean;
}

/** A customer that a row belongs to; of a merged one, the one that took it over. */
export interface Party {
  id: number;
  responsibleId: number | null;
}

export interface Lists {
  statuses: ReadonlyMap<string, number>;
  /** the status of a customer whose row names none */
  firstStatusId: number | undefined;
  types: ReadonlyMap<string, { id: number; internal: boolean }>;
  stages: readonly StageView[];
  reasons: readonly ReasonView[];
  timeZone: string;
  importerId: number | null;
  /** by initials; null for an empty cell, undefined without a column or with a fault */
  user(read: CellReader, field: string): Person | null | undefined;
  userById(id: number | null): Person | undefined;
  /** by account number, or else by the company's name; undefined with a fault */
  customer(read: CellReader): Party | undefined;
  /** the contact's id by name or mail address; null for an empty cell, undefined with a fault or a warning */
  contact(read: CellReader, customer: Party): number | null | undefined;
  /** by account number, or else by CVR number or mail address; undefined with a fault */
  member(read: CellReader): Found | undefined;
  /** by name; null for an empty cell, undefined without a column or with a fault */
  campaign(read: CellReader): Campaign | null | undefined;
  /** by number; null for an empty cell, undefined without a column or with a fault */
  project(read: CellReader): Project | null | undefined;
}

export interface Asking {
  timeZone: string;
  importerId: number | null;
  /** account numbers in the file */
  accounts: readonly string[];
  /** names of companies in the file, of rows without an account number */
  companies: readonly string[];
  /** CVR numbers and mail addresses in the file, of rows without an account number */
  cvrs: readonly string[];
  emails: readonly string[];
  /** numbers of projects in the file */
  projects: readonly string[];
  /** whether rows name people at these customers */
  people: boolean;
  /** holds the customers in place until the transaction ends, so that no merge comes in between */
  hold: boolean;
}

export async function readLists(db: Reader, asking: Asking): Promise<Lists> {
  const users = await listUsers(db);
  const statuses = await listStatuses(db);
  const types = await listTypes(db);
  const parties = await readParties(db, asking);
  const company = await companyFinder(db, asking);
  const member = await memberFinder(db, asking);
  const people = asking.people
    ? await readPeople(db, [...parties.values(), ...company.parties, ...member.parties])
    : new Map<number, NamedPerson[]>();
  const ofAccount = (read: CellReader, account: string) =>
    parties.get(account) ?? read.fault('accountNumber', 'unknown-customer', account);
  const byInitials = new Map(users.map((user) => [user.initials.toUpperCase(), user]));
  const byId = new Map(users.map((user) => [user.id, user]));
  return {
    statuses: new Map(statuses.map((status) => [fold(status.name), status.id])),
    stages: await listStages(db),
    reasons: await listReasons(db),
    campaign: await campaignFinder(db),
    project: await projectFinder(db, asking),
    firstStatusId: statuses.find((status) => status.active)?.id,
    types: new Map(types.map((type) => [fold(type.name), type])),
    timeZone: asking.timeZone,
    importerId: asking.importerId,
    user(read, field) {
      const initials = read.cell(field);
      if (!initials) return initials === undefined ? undefined : null;
      return byInitials.get(initials.toUpperCase()) ?? read.fault(field, 'unknown-user', initials);
    },
    userById: (id) => (id === null ? undefined : byId.get(id)),
    customer(read) {
      const account = read.cell('accountNumber');
      if (!account)
        return read.cell('company') ? company.find(read) : read.fault('accountNumber', 'required');
      return ofAccount(read, account);
    },
    member(read) {
      const account = read.cell('accountNumber');
      if (!account) return member.find(read);
      const customer = ofAccount(read, account);
      const email = read.cell('email');
      const person = email && customer && findPerson(email, people.get(customer.id) ?? []);
      return customer && { customer, contactId: typeof person === 'number' ? person : null };
    },
    contact(read, customer) {
      const name = read.cell('contact');
      if (!name) return null;
      const found = findPerson(name, people.get(customer.id) ?? []);
      if (found === 'none') read.fault('contact', 'unknown-contact', name);
      else if (found === 'several') read.warn('contact', 'ambiguous-contact', name);
      return typeof found === 'number' ? found : undefined;
    },
  };
}

async function readParties(db: Reader, { accounts, hold }: Asking): Promise<Map<string, Party>> {
  if (accounts.length === 0) return new Map();
  const rows = await db
    .selectFrom('customer')
    .innerJoin('customer as survivor', (join) =>
      join.on((on) => on('survivor.id', '=', on.fn.coalesce('customer.merged_into_id', 'customer.id'))),
    )
    .select(['customer.account_number', 'survivor.id', 'survivor.responsible_id as responsibleId'])
    .where('customer.account_number', '=', (is) => is.fn.any(is.val(accounts)))
    .orderBy('survivor.id')
    .$if(hold, (query) => query.forKeyShare())
    .execute();
  return new Map(rows.map(({ account_number, ...party }) => [account_number, party]));
}

/** A merged contact's name still leads to the person, under the id of the one that took it over. */
async function readPeople(db: Reader, parties: readonly Party[]): Promise<Map<number, NamedPerson[]>> {
  const rows = await db
    .selectFrom('contact')
    .select((is) => ['customer_id', is.fn.coalesce('merged_into_id', 'id').as('id'), 'name', 'emails'])
    .where('customer_id', '=', (is) => is.fn.any(is.val(parties.map((party) => party.id))))
    .execute();
  const people = new Map<number, NamedPerson[]>();
  for (const { customer_id, ...person } of rows) {
    const others = people.get(customer_id);
    if (others) others.push(person);
    else people.set(customer_id, [person]);
  }
  return people;
}
