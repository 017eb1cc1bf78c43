// The only way to load a customer or a contact. It takes the actor: what you may not see does not exist.
import { type RawBuilder, sql } from 'kysely';
import type { ContactInput, ContactView } from '../../shared/contacts.ts';
import type { CustomerInput, CustomerView } from '../../shared/customers.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, notFound, Problem } from '../errors.ts';
import { CONTACT_COLUMNS, CUSTOMER_COLUMNS, RECORD_COLUMNS, selected } from './columns.ts';
import { UNDOABLE } from './status.ts';
import { UNREACHABLE } from './unreachable.ts';

/** Who does something, and when. */
export interface By {
  actor: Actor;
  now: Date;
}

/** Which customers and contacts this actor may see; every list and finder adds it. Rights in depth join here. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  mustBeAllowed(actor, 'read customers');
  return sql<boolean>`true`;
}

// The same documents that the page lists (documents/list.ts): its own, its activities' and its contacts'.
const DOCUMENTS = sql`
  (select count(*)::int from document d where d.customer_id = c.id and d.removed_at is null) +
  (select count(*)::int from activity a join document d on d.activity_id = a.id
    where a.customer_id = c.id and d.removed_at is null) +
  (select count(*)::int from contact p join document d on d.contact_id = p.id
    where p.customer_id = c.id and d.removed_at is null)`;

// What To-Do lists as open quotes, and the projects in a quote stage that are not in it, having no open activity.
const OPEN_QUOTES = sql`
  (select count(*)::int from activity a join activity_type t on t.id = a.type_id
    where a.customer_id = c.id and a.completed_at is null and (t.kind = 'quote' or exists (
      select 1 from project q join project_stage s on s.id = q.stage_id
      where q.id = a.project_id and q.closed_at is null and s.kind = 'quote'))) +
  (select count(*)::int from project q join project_stage s on s.id = q.stage_id
    where q.customer_id = c.id and q.closed_at is null and s.kind = 'quote'
      and not exists (select 1 from activity a where a.project_id = q.id and a.completed_at is null))`;

/** One customer with its facts; a merged one says into which. Throws 404. */
export async function readCustomer(db: Reader, actor: Actor, id: number): Promise<CustomerView> {
  const { rows } = await sql<CustomerView>`
    select ${selected('c', CUSTOMER_COLUMNS)}, ${selected('c', RECORD_COLUMNS)},
      (select count(*)::int from activity a where a.customer_id = c.id and a.completed_at is null) as "openActivities",
      (select count(*)::int from activity a where a.customer_id = c.id and a.completed_at is not null) as "closedActivities",
      ${OPEN_QUOTES} as "openQuotes",
      (select count(*)::int from project pr where pr.customer_id = c.id and pr.closed_at is null) as "openProjects",
      (select count(*)::int from project pr where pr.customer_id = c.id and pr.closed_at is not null) as "closedProjects",
      (select count(*)::int from contact p
        where p.customer_id = c.id and p.merged_into_id is null and not p.has_left) as contacts,
      ${DOCUMENTS} as documents,
      ${UNDOABLE} as "undoableStatusChange"
    from customer c
    where c.id = ${id} and ${visibleTo(actor)}`.execute(db);
  const customer = rows[0];
  if (!customer) throw notFound();
  return customer;
}

/** One contact with its facts; a merged one says into which. Throws 404. */
export async function readContact(db: Reader, actor: Actor, id: number): Promise<ContactView> {
  const { rows } = await sql<ContactView>`
    select ${selected('p', CONTACT_COLUMNS)}, ${selected('p', RECORD_COLUMNS)},
      c.name as "customerName", c.account_number as "accountNumber",
      c.primary_contact_id is not distinct from p.id as "isPrimary", ${UNREACHABLE},
      (select count(*)::int from activity a where a.contact_id = p.id and a.completed_at is null) as "openActivities",
      (select count(*)::int from activity a where a.contact_id = p.id and a.completed_at is not null) as "closedActivities",
      (select count(*)::int from document d where d.contact_id = p.id and d.removed_at is null) +
      (select count(*)::int from activity a join document d on d.activity_id = a.id
        where a.contact_id = p.id and d.removed_at is null) as documents,
      (select count(*)::int from project pr where pr.contact_id = p.id and pr.closed_at is null) as "openProjects",
      (select count(*)::int from project pr where pr.contact_id = p.id and pr.closed_at is not null) as "closedProjects"
    from contact p join customer c on c.id = p.customer_id
    where p.id = ${id} and ${visibleTo(actor)}`.execute(db);
  const contact = rows[0];
  if (!contact) throw notFound();
  return contact;
}

/** What people fill in, all of it there. */
type Filled<Input> = { [Field in keyof Required<Input>]: Exclude<Input[Field & keyof Input], undefined> };
type Stored = { id: number; version: number; mergedIntoId: number | null };
export type StoredCustomer = Filled<CustomerInput> & Stored;
export type StoredContact = Omit<Filled<ContactInput>, 'isPrimary'> & Stored;

/**
 * Loads a customer to change it, and holds it until the transaction ends: racing changes come one after the other.
 * Throws 404, and 409 `merged`. Inserts that point at the customer (activities, contacts) do not wait for it.
 */
export async function findCustomerForChange(tx: Tx, actor: Actor, id: number): Promise<StoredCustomer> {
  mustBeAllowed(actor, 'write customers');
  const { rows } = await sql<StoredCustomer>`
    select ${selected('c', CUSTOMER_COLUMNS)}, c.id, c.version, c.merged_into_id as "mergedIntoId"
    from customer c where c.id = ${id} and ${visibleTo(actor)}
    for no key update`.execute(tx);
  return mustBeThere(rows[0]);
}

/** Loads a contact to change it, and holds it. Throws 404, and 409 `merged`. */
export async function findContactForChange(tx: Tx, actor: Actor, id: number): Promise<StoredContact> {
  mustBeAllowed(actor, 'write customers');
  const { rows } = await sql<StoredContact>`
    select ${selected('p', CONTACT_COLUMNS)}, p.id, p.version, p.merged_into_id as "mergedIntoId"
    from contact p where p.id = ${id} and ${visibleTo(actor)}
    for no key update`.execute(tx);
  return mustBeThere(rows[0]);
}

function mustBeThere<Record extends Stored>(record: Record | undefined): Record {
  if (!record) throw notFound();
  if (record.mergedIntoId !== null)
    throw new Problem(409, 'merged', { details: { mergedIntoId: record.mergedIntoId } });
  return record;
}

/**
 * The customer that a new record is to belong to, held in place so that no merge comes in between; a merged one passes
 * on to its survivor. Throws 422 `unknown-customer` at the field.
 */
export async function settleCustomer(tx: Tx, id: number, field: string): Promise<number> {
  const customer = await tx
    .selectFrom('customer')
    .select('merged_into_id as mergedIntoId')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  if (!customer) throw faultAt(field, 'unknown-customer');
  return customer.mergedIntoId === null ? id : settleCustomer(tx, customer.mergedIntoId, field);
}
