// How months and salespeople are called in every report.
import type { Day } from '../../shared/days.ts';
import { MONTHS } from '../../shared/format.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useReportTexts } from '../texts/reports.ts';

export function useReportNames() {
  const words = useReportTexts();
  const { language } = useLanguage();
  const names = useReference();
  return {
    /** «nov 26» of its first day */
    month: (day: Day) => `${MONTHS[language][Number(day.slice(5, 7)) - 1]?.slice(0, 3)} ${day.slice(2, 4)}`,
    salesperson: (id: number | null) => {
      const user = names.user(id);
      return user ? `${user.initials} · ${user.name}` : words.nobody;
    },
  };
}
