// The squares of a month as a calendar shows them.
import { addDays, type Day, isoWeek, monthOf, startOfMonth, startOfWeek } from '../../../shared/days.ts';

export interface Week {
  /** ISO week number */
  number: number;
  days: { day: Day; inMonth: boolean }[];
}

/** The weeks, Monday first, that hold the month in which `day` lies: four to six of them. */
export function weeksOfMonth(day: Day): Week[] {
  const first = startOfMonth(day);
  const weeks: Week[] = [];
  for (let monday = startOfWeek(first); monday < first || monthOf(monday) === monthOf(day); ) {
    const start = monday;
    weeks.push({
      number: isoWeek(start).week,
      days: Array.from({ length: 7 }, (_, i) => {
        const square = addDays(start, i);
        return { day: square, inMonth: monthOf(square) === monthOf(day) };
      }),
    });
    monday = addDays(monday, 7);
  }
  return weeks;
}
