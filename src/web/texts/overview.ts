import { overview as danish } from './da/overview.ts';
import { overview as english } from './en/overview.ts';
import { partOf } from './part.ts';

export const useOverviewTexts = partOf(danish, english);
