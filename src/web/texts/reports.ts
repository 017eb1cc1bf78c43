import { reports as danish } from './da/reports.ts';
import { reports as english } from './en/reports.ts';
import { partOf } from './part.ts';

export const useReportTexts = partOf(danish, english);
