// Finding customers and contacts for the pickers of a form.
import { listContacts } from '../../shared/contacts.ts';
import { listCustomers } from '../../shared/customers.ts';
import { formatPhone } from '../../shared/identifiers.ts';
import { call } from '../data/call.ts';
import type { Pick } from '../ui/async-picker.tsx';

export type CustomerPick = Pick;

export interface ContactPick extends Pick {
  /** whom the person belongs to; choosing the person fills the customer */
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

export const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');
