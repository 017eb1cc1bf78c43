import { period as danish } from './da/period.ts';
import { period as english } from './en/period.ts';
import { partOf } from './part.ts';

export const usePeriodTexts = partOf(danish, english);
