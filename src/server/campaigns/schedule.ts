// Who does what on which day when a campaign's activities are spread: in turn over salespeople, so many a day each, and
// only on working days. A pure rule.
import type { Day } from '../../shared/days.ts';
import { addDays } from '../../shared/days.ts';
import { type ExtraDaysOff, nextWorkingDay } from '../../shared/working-days.ts';

interface Plan {
  /** the first day that may be used */
  from: Day;
  perDay: number;
  daysOff: ExtraDaysOff;
}

/** Answers the day for the next activity of a salesperson. */
export function scheduler({ from, perDay, daysOff }: Plan): (salespersonId: number) => Day {
  const days: Day[] = [];
  const given = new Map<number, number>();
  return (salespersonId) => {
    const number = given.get(salespersonId) ?? 0;
    given.set(salespersonId, number + 1);
    const index = Math.floor(number / perDay);
    while (days.length <= index) {
      const last = days.at(-1);
      days.push(nextWorkingDay(last === undefined ? from : addDays(last, 1), daysOff));
    }
    return days[index]!;
  };
}
