// How much has no next step: apart from the rest of what is forgotten, since To-Do shows it.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { flag, idList, wordList } from './fields.ts';

/**
 * project: open, without any open activity. quote: an open quote activity without a follow-up date, or one whose last
 * day has passed without anything planned. customer: a rule says how often it is to be heard from, and nothing is open.
 */
export const forgottenKind = z.enum(['project', 'quote', 'customer']);
export type ForgottenKind = z.infer<typeof forgottenKind>;

export const forgottenFilter = z.strictObject({
  kinds: wordList(forgottenKind, 3),
  salespeople: idList,
  /** only what is forgotten by today, and not the customers that can still wait */
  due: flag,
});

export const countForgotten = endpoint({
  method: 'GET',
  path: '/forgotten/counts',
  summary: 'How much has no next step, by kind; counts stop at 10,000. The list and these numbers agree.',
  may: 'read activities',
  query: forgottenFilter.pick({ salespeople: true, due: true }),
  response: z.strictObject({ project: z.int(), quote: z.int(), customer: z.int() }),
});
