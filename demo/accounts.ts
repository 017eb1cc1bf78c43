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
  /** how often a story was told of it, or a sentence written, so that they do not repeat themselves */
  heard: Map<string, number>;
}

export function makeAccounts(random: Random, calendar: Calendar): Account[] {
  return makeFirms(random, calendar).map((firm) => ({
    firm,
    people: makePeople(random, firm, calendar),
    sale: null,
    open: 0,
    heard: new Map(),
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

/** One of the sentences that have been written least often about this customer. */
export function pickFresh(random: Random, sentences: readonly string[], heard: Map<string, number>): string {
  const least = Math.min(...sentences.map((sentence) => heard.get(sentence) ?? 0));
  const picked = random.pick(sentences.filter((sentence) => (heard.get(sentence) ?? 0) === least));
  heard.set(picked, least + 1);
  return picked;
}
