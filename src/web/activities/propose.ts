// Dates that are proposed for a follow-up. Nobody wants one on a Sunday by accident: a proposal lands on the
// next working day and says so; a date that somebody types is never moved (rule 15).
import { addDays, addMonths, type Day, startOfWeek, weekday } from '../../shared/days.ts';
import { type Language, WEEKDAYS } from '../../shared/format.ts';
import { type ExtraDaysOff, holidayName, nextWorkingDay } from '../../shared/working-days.ts';

export interface Proposal {
  day: Day;
  /** the day that the words mean, when that is a day off and another is proposed */
  insteadOf: Day | null;
}

function onWorkingDay(meant: Day, daysOff: ExtraDaysOff): Proposal {
  const day = nextWorkingDay(meant, daysOff);
  return { day, insteadOf: day === meant ? null : meant };
}

/** «I morgen», «Næste uge» (its Monday) and «Om en måned», seen from today. */
export function proposals(today: Day, daysOff: ExtraDaysOff) {
  return {
    tomorrow: onWorkingDay(addDays(today, 1), daysOff),
    nextWeek: onWorkingDay(addDays(startOfWeek(today), 7), daysOff),
    nextMonth: onWorkingDay(addMonths(today, 1), daysOff),
  };
}

/** What a day off is called in the middle of a sentence: «2. påskedag», «lørdag». */
export function nameOfDayOff(day: Day, daysOff: ExtraDaysOff, language: Language): string {
  return holidayName(day, daysOff, language) ?? WEEKDAYS[language][weekday(day) - 1] ?? '';
}
