// What the lists of customers and contacts are ordered and filtered by. Apart from the records themselves, since
// addresses name it.
import { z } from 'zod';

export const customerSort = z.enum([
  'name',
  'accountNumber',
  'city',
  'status',
  'responsible',
  'nextFollowUp',
  'lastActivity',
  'updatedAt',
]);
export type CustomerSort = z.infer<typeof customerSort>;

export const contactSort = z.enum(['name', 'customer', 'nextFollowUp', 'lastActivity']);
export type ContactSort = z.infer<typeof contactSort>;

/** How lists of customers, contacts and projects filter on the next follow-up; null dates answer to `none`. */
export const nextFollowUpFilter = z.enum(['due', 'future', 'none']);
