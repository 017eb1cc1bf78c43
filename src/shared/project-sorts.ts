// What the list of sales projects is ordered by. Apart from the projects themselves, since addresses name it.
import { z } from 'zod';

export const projectSort = z.enum([
  'number',
  'name',
  'customerName',
  'salesperson',
  'stage',
  'amount',
  'value',
  'expectedClose',
  'nextFollowUp',
  'lastActivity',
  'updatedAt',
]);
export type ProjectSort = z.infer<typeof projectSort>;
