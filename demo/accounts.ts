// A customer with its people, and where it stood on which day.
import type { Day } from '../src/shared/days.ts';
import type { Calendar } from './calendar.ts';
import { makePeople, type Person } from './contacts.ts';
import { type Firm, makeFirms } from './firms.ts';
import type { Random } from './random.ts';
import type { Stage } from './stories/story.ts';

export interface Account {
  firm: Firm;
  people: Person[];
  /** the days from the first to the last step of the sale that decided where it stands */
  sale: { from: Day; to: Day } | null;
  /** how many of its matters are open */
  open: number;
}

export function makeAccounts(random: Random, calendar: Calendar): Account[] {
  return makeFirms(random, calendar).map((firm) => ({
    firm,
    people: makePeople(random, firm, calendar),
    sale: null,
    open: 0,
  }));
}

/** Where it stood on a day; null while the decisive sale went on, which nothing else may disturb. */
export function stageOn({ firm, sale }: Account, day: Day): Stage | null {
  if (firm.leaves) return day < firm.leaves ? 'Kunde' : 'Tidligere kunde';
  if (!sale || day < sale.from) return firm.begins;
  if (day <= sale.to) return null;
  return firm.buys ? 'Kunde' : 'Emne';
}

/** Somebody who worked there on that day; most often the first one, who is the primary contact. */
export function personOn(random: Random, { people }: Account, day: Day): Person {
  const there = people.filter((person) => person.left === null || day < person.left);
  return random.chance(0.6) ? there[0]! : random.pick(there);
}
