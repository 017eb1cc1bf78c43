// An open list as on a real Monday: what is overdue, due today and to come, and of which type.
import { addDays, type Day } from '../src/shared/days.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { TypeName } from './stories/story.ts';

export interface Slot {
  due: Day;
  type: TypeName;
}

const OVERDUE: TypeName[] = ['Tlf', 'Tlf', 'Tlf', 'Tilbud', 'Tilbud', 'Opfølgning', 'Opfølgning', 'Opgave'];
const TODAY: TypeName[] = ['Møde', 'Besøg', 'Tlf', 'Tlf', 'Tilbud', 'Opfølgning', 'Tlf'];
const TOMORROW: TypeName[] = ['Møde', 'Tlf', 'Tlf', 'Tilbud', 'Besøg', 'Opfølgning'];
const THIS_WEEK: TypeName[] = [
  'Tlf',
  'Tlf',
  'Tlf',
  'Besøg',
  'Møde',
  'Tilbud',
  'Opfølgning',
  'Opfølgning',
  'Tilbud',
  'Ordre',
];
const NEXT_WEEKS: readonly (readonly [TypeName, number])[] = [
  ['Tlf', 8],
  ['Opfølgning', 6],
  ['Tilbud', 4],
  ['Møde', 4],
  ['Besøg', 4],
  ['Opgave', 2],
  ['Ordre', 1],
];
const FAR_AHEAD: readonly (readonly [TypeName, number])[] = [
  ['Tlf', 4],
  ['Opfølgning', 7],
];

export function openList(random: Random, calendar: Calendar): Slot[] {
  const { today, restOfWeek, nextWeek } = calendar;
  const yesterday = addDays(today, -1);
  const overdue = random.shuffled(OVERDUE).slice(0, random.int(7, 8));
  const rest = restOfWeek.length > 0 ? random.shuffled(THIS_WEEK).slice(0, restOfWeek.length * 3) : [];
  const later = random.int(23, 27) + THIS_WEEK.length - rest.length;
  return [
    ...overdue.map((type, index) => ({ type, due: calendar.shift(yesterday, -Math.floor(index ** 1.5)) })),
    ...TODAY.map((type) => ({ type, due: today })),
    ...TOMORROW.map((type) => ({ type, due: addDays(today, 1) })),
    ...rest.map((type, index) => ({ type, due: restOfWeek[index % restOfWeek.length]! })),
    ...Array.from({ length: later }, (_, index) => ({
      type: random.weighted(index < later * 0.6 ? NEXT_WEEKS : FAR_AHEAD),
      due: calendar.shift(nextWeek, Math.floor(index ** 1.2)),
    })),
  ];
}
