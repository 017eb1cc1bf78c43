// What a row of the customers' file says: values as the API takes them, or the reasons why not.
import type { z } from 'zod';
import { customerInput } from '../../shared/customers.ts';
import { parseCvr } from '../../shared/identifiers.ts';
import { type Cell, CellReader, type Verdict } from './cells.ts';
import type { Lists } from './lists.ts';

const schema = customerInput.omit({ primaryContactId: true }).required({ accountNumber: true });
export type CustomerRow = z.output<typeof schema>;

/** An empty status, country or yes/no says nothing; other empty cells say that there is none. */
export function readCustomerRow(cell: Cell, lists: Lists): Verdict<CustomerRow> {
  const read = new CellReader(cell);
  const cvr = cell('cvr');
  // Warn, do not block: foreigners and private persons have none of ours (domain, section 4).
  if (cvr && !parseCvr(cvr)?.valid) read.warn('cvr', 'doubtful-cvr', cvr);
  const responsible = lists.user(read, 'responsible');
  if (responsible?.active === false) read.warn('responsible', 'inactive-user', responsible.initials);
  const values = {
    accountNumber: cell('accountNumber'),
    name: cell('name'),
    address1: cell('address1'),
    address2: cell('address2'),
    postcode: cell('postcode'),
    city: cell('city'),
    country: read.country('country'),
    visitingAddress: cell('visitingAddress'),
    cvr,
    pNumbers: read.list('pNumbers', /[;,\s]+/),
    attention: cell('attention'),
    phone: cell('phone'),
    mobile: cell('mobile'),
    email: cell('email'),
    accountingEmail: cell('accountingEmail'),
    emailDomains: read.list('emailDomains', /[;,\s]+/),
    industry: cell('industry'),
    targetGroup: cell('targetGroup'),
    class: classOf(cell('class')),
    interests: read.list('interests'),
    responsibleId: responsible === null ? null : responsible?.id,
    statusId: read.named('status', lists.statuses, 'unknown-status'),
    advertisingProtected: read.yesNo('advertisingProtected'),
    noContact: read.yesNo('noContact'),
    note: read.note('note'),
  };
  return read.judge(schema, values, { statusId: 'status', responsibleId: 'responsible' });
}

/** «a» is A, and an empty cell says that there is none. */
function classOf(text: string | undefined): string | null | undefined {
  return text === '' ? null : text?.toUpperCase();
}
