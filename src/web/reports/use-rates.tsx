// What a report says beside its counts: how many of the calls were answered, how many follow-ups were kept, what was won.
import { formatKroner } from '../../shared/format.ts';
import { useLanguage } from '../texts/language.tsx';
import { useReportTexts } from '../texts/reports.ts';
import type { PivotRow } from './pivot.ts';
import type { ActivityReport } from './reports.ts';

const count = (row: PivotRow, column: string) => row.cells.get(column)?.count ?? 0;
export const percent = (part: number, of: number) => (of === 0 ? '–' : `${Math.round((part / of) * 100)} %`);

export function useRates(name: ActivityReport) {
  const words = useReportTexts();
  const { language } = useLanguage();
  switch (name) {
    case 'calls':
      return [
        {
          title: words.answered,
          of: (row: PivotRow) =>
            percent(count(row, 'reached'), count(row, 'reached') + count(row, 'not-reached')),
        },
      ];
    case 'punctuality':
      return [
        {
          title: words.kept,
          of: (row: PivotRow) =>
            percent(count(row, 'onTime'), count(row, 'onTime') + count(row, 'late') + count(row, 'open')),
        },
      ];
    case 'quotes':
      return [{ title: words.quoteAmount, of: (row: PivotRow) => formatKroner(row.amount, language) }];
    default:
      return [];
  }
}
