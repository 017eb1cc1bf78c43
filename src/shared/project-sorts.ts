// What the list of sales projects is ordered and filtered by. Apart from the projects themselves, since addresses name it.
import { z } from 'zod';
import { nextFollowUpFilter } from './record-sorts.ts';

export const projectSort = z.enum([
  'number',
  'name',
  'customerName',
  'salesperson',
  'stage',
  'amount',
  'value',
  'expectedClose',
  'closedAt',
  'nextFollowUp',
  'lastActivity',
  'updatedAt',
]);
export type ProjectSort = z.infer<typeof projectSort>;

/** How projects filter on the next follow-up; `none` has no date, `nothing` no open activity at all. */
export const projectNextFollowUp = z.enum([...nextFollowUpFilter.options, 'nothing']);
export type ProjectNextFollowUp = z.infer<typeof projectNextFollowUp>;
