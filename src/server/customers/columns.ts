// Which column holds which field of the API, for customers and contacts: the one place where both spellings meet.
import { type RawBuilder, sql } from 'kysely';
import type { ContactInput } from '../../shared/contacts.ts';
import type { CustomerInput } from '../../shared/customers.ts';
import type { Contact, Customer } from '../db/tables.gen.ts';

/** The fields of a customer that people fill in. */
export const CUSTOMER_COLUMNS = {
  accountNumber: 'account_number',
  name: 'name',
  address1: 'address1',
  address2: 'address2',
  postcode: 'postcode',
  city: 'city',
  country: 'country',
  visitingAddress: 'visiting_address',
  cvr: 'cvr',
  pNumbers: 'p_numbers',
  attention: 'attention',
  primaryContactId: 'primary_contact_id',
  phone: 'phone',
  mobile: 'mobile',
  email: 'email',
  accountingEmail: 'accounting_email',
  emailDomains: 'email_domains',
  industry: 'industry',
  targetGroup: 'target_group',
  interests: 'interests',
  responsibleId: 'responsible_id',
  note: 'note',
  statusId: 'status_id',
  class: 'class',
  advertisingProtected: 'advertising_protected',
  noContact: 'no_contact',
  mailHeadersOnly: 'mail_headers_only',
} as const satisfies Record<keyof CustomerInput, keyof Customer>;

/** The fields of a contact that people fill in; whether it is the primary one is a fact of the customer. */
export const CONTACT_COLUMNS = {
  customerId: 'customer_id',
  name: 'name',
  title: 'title',
  phone: 'phone',
  mobile: 'mobile',
  emails: 'emails',
  note: 'note',
  consent: 'consent',
  consentDate: 'consent_date',
  consentSource: 'consent_source',
  hasLeft: 'has_left',
} as const satisfies Record<Exclude<keyof ContactInput, 'isPrimary'>, keyof Contact>;

/** What every record knows of itself besides its fields. */
export const RECORD_COLUMNS = {
  id: 'id',
  nextFollowUpDate: 'next_follow_up_date',
  nextFollowUpTime: 'next_follow_up_time',
  lastActivityAt: 'last_activity_at',
  mergedIntoId: 'merged_into_id',
  version: 'version',
  createdAt: 'created_at',
  createdBy: 'created_by',
  updatedAt: 'updated_at',
  updatedBy: 'updated_by',
} as const satisfies Record<string, keyof Customer & keyof Contact>;

type Columns = Record<string, string>;

/** `table.column as "field"`, for select. */
export function selected(table: string, columns: Columns): RawBuilder<unknown> {
  return sql.join(
    Object.entries(columns).map(
      ([field, column]) => sql`${sql.ref(`${table}.${column}`)} as ${sql.id(field)}`,
    ),
  );
}

/** The given fields under their columns' names, for insert and update; absent ones are left out. */
export function toColumns(columns: Columns, fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      columns[field] === undefined || value === undefined ? [] : [[columns[field], value]],
    ),
  );
}
