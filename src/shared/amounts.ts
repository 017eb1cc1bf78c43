// Money and percent in the contract: whole øre, whole percent. Bounded, so that sums stay whole numbers.
import { z } from 'zod';

export const amount = z.int('invalid-amount').min(0, 'invalid-amount').max(1e15, 'invalid-amount');
/** may be a loss */
export const margin = z.int('invalid-amount').min(-1e15, 'invalid-amount').max(1e15, 'invalid-amount');
export const probability = z
  .int('invalid-probability')
  .min(0, 'invalid-probability')
  .max(100, 'invalid-probability');
