// What a row of the contacts' file says: values as the API takes them, or the reasons why not.
import type { z } from 'zod';
import { contactInput } from '../../shared/contacts.ts';
import { type Cell, CellReader, type Verdict } from './cells.ts';
import type { Lists } from './lists.ts';

const schema = contactInput;
export type ContactRow = z.output<typeof schema>;

/** The name stands in one column or in two; the customer is named by its account number. */
export function readContactRow(cell: Cell, lists: Lists): Verdict<ContactRow> {
  const read = new CellReader(cell);
  const parts = [cell('firstName'), cell('lastName')].filter((part) => part);
  const values = {
    customerId: lists.customer(read)?.id,
    name: cell('name') || parts.join(' '),
    title: cell('title'),
    phone: cell('phone'),
    mobile: cell('mobile'),
    emails: read.list('email', /[;,\s]+/),
    isPrimary: read.yesNo('isPrimary'),
    consent: read.yesNo('consent'),
    consentDate: read.dayAndTime('consentDate')?.day,
    consentSource: cell('consentSource'),
    hasLeft: read.yesNo('hasLeft'),
    note: read.note('note'),
  };
  return read.judge(schema, values, { emails: 'email', customerId: 'accountNumber' });
}
