// Finding customers, contacts, sales projects and campaigns for the pickers of a form.
import { listCampaigns } from '../../shared/campaigns.ts';
import { listContacts } from '../../shared/contacts.ts';
import { listCustomers } from '../../shared/customers.ts';
import { formatPhone } from '../../shared/identifiers.ts';
import { listProjects } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import type { Pick } from '../ui/async-picker.tsx';

export type CustomerPick = Pick;

export interface ContactPick extends Pick {
  /** whom the person belongs to; choosing the person fills the customer */
  customer: CustomerPick;
}

export interface ProjectPick extends Pick {
  /** whose it is; choosing the project fills the customer */
  customer: CustomerPick;
}

const MOST = 20;

/** By name, account number, CVR, phone, mail or town. */
export async function findCustomers(q: string, signal: AbortSignal): Promise<CustomerPick[]> {
  const { items } = await call(listCustomers, { query: { q, limit: MOST } }, { signal });
  return items.map((row) => customerPick(row));
}

/** At the given customer, or at all of them. */
export async function findContacts(
  q: string,
  signal: AbortSignal,
  customerId: number | null,
): Promise<ContactPick[]> {
  const { items } = await call(
    listContacts,
    { query: { q, limit: MOST, ...(customerId !== null && { customerId }) } },
    { signal },
  );
  return items.map((row) => contactPick(row, customerId === null));
}

/** Open projects of the given customer, or of all. */
export async function findProjects(
  q: string,
  signal: AbortSignal,
  customerId: number | null,
): Promise<ProjectPick[]> {
  const query = { q, limit: MOST, ...(customerId !== null && { customerId }) };
  const { items } = await call(listProjects, { query }, { signal });
  return items.map((row) => projectPick(row, customerId === null));
}

interface ProjectFacts {
  id: number;
  name: string;
  number: string;
  customerId: number;
  customerName: string;
  accountNumber: string;
}

export function projectPick(row: ProjectFacts, withCustomer: boolean): ProjectPick {
  return {
    id: String(row.id),
    name: row.name,
    detail: joined(row.number, withCustomer && row.customerName),
    customer: { id: String(row.customerId), name: row.customerName, detail: row.accountNumber },
  };
}

export async function findCampaigns(q: string, signal: AbortSignal): Promise<Pick[]> {
  const query = { q, limit: MOST, descending: 'true' as const };
  const { items } = await call(listCampaigns, { query }, { signal });
  return items.map(({ id, name, kind }) => ({ id: String(id), name, detail: kind }));
}

interface CustomerFacts {
  id: number;
  name: string;
  accountNumber: string;
  city?: string | null;
  phone?: string | null;
}

export function customerPick({ id, name, accountNumber, city, phone }: CustomerFacts): CustomerPick {
  const detail = joined(accountNumber, city, phone && formatPhone(phone));
  return { id: String(id), name, detail };
}

interface ContactFacts {
  id: number;
  name: string;
  title?: string | null;
  customerId: number;
  customerName: string;
  accountNumber: string;
  phone?: string | null;
  mobile?: string | null;
}

export function contactPick(row: ContactFacts, withCustomer: boolean): ContactPick {
  const number = row.mobile ?? row.phone;
  return {
    id: String(row.id),
    name: row.name,
    detail: joined(row.title, withCustomer && row.customerName, number && formatPhone(number)),
    customer: { id: String(row.customerId), name: row.customerName, detail: row.accountNumber },
  };
}

const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');
