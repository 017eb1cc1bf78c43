// Instants as people read them: on the company's clock, never on the browser's own (rule 14).
import { addDays, localDateTime } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { useMe } from '../data/me.ts';
import { useTexts } from '../texts/language.tsx';

export interface MomentWords {
  /** «i dag kl. 14:32», «i går kl. 09:05», «20-11-2026 kl. 14:32» */
  full: (instant: string) => string;
  /** the day alone: «i dag», «i går», «20-11-2026» */
  day: (instant: string) => string;
  /** «kl. 14:32» on the present day, else as `full`: for what has just happened */
  clock: (instant: string) => string;
}

export function useMoment(): MomentWords {
  const { company, today } = useMe();
  const words = useTexts().records.moment;
  const read = (instant: string) => localDateTime(new Date(instant), company.timeZone);
  const dayWord = (day: string) => {
    if (day === today) return words.today;
    return day === addDays(today, -1) ? words.yesterday : formatDay(day);
  };
  const full = (instant: string) => {
    const { day, time } = read(instant);
    return words.at(dayWord(day), time);
  };
  return {
    full,
    day: (instant) => dayWord(read(instant).day),
    clock: (instant) => (read(instant).day === today ? words.clock(read(instant).time) : full(instant)),
  };
}
