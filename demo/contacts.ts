// The people at the customers: the first one is the primary contact.
import type { Day } from '../src/shared/days.ts';
import type { Calendar } from './calendar.ts';
import { abroad, type Firm, mobileNumber } from './firms.ts';
import type { Random } from './random.ts';
import { FIRST_NAMES, FOREIGN_PEOPLE, SURNAMES, TITLES } from './words/people-names.ts';
import { plain } from './words/tell.ts';

export interface Person {
  name: string;
  firstName: string;
  title: string;
  phone: string | null;
  mobile: string | null;
  emails: string[];
  note: string;
  consent: boolean | null;
  consentDate: Day | null;
  consentSource: string | null;
  /** the day this person left the firm */
  left: Day | null;
}

const SOURCES = ['Messe i Herning', 'Tilmelding på hjemmesiden', 'Telefonisk aftale', 'Demodag', 'Svarkort'];
const NOTES = [
  'Træffes bedst før kl. 10.',
  'Ring på mobilen.',
  'Arbejder hjemme om fredagen.',
  'Kender maskinerne fra sit tidligere job.',
  'Afløses af indkøbsafdelingen ved ferie.',
];

/** One to five people per firm, about three on average. */
export function makePeople(random: Random, firm: Firm, calendar: Calendar): Person[] {
  const count = random.weighted([
    [1, 12],
    [2, 26],
    [3, 30],
    [4, 20],
    [5, 8],
  ]);
  const names = new Set<string>();
  const titles = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const { firstName, name } = newName(random, firm, names);
    const title = newTitle(random, titles, firm);
    // The primary contact stays: somebody must be there to talk to.
    const left =
      index > 0 && random.chance(0.09) ? calendar.shift(calendar.today, -random.int(15, 350)) : null;
    return {
      name,
      firstName,
      title,
      left,
      phone: random.chance(0.55) ? directLine(firm.phone, random) : null,
      mobile: random.chance(0.8)
        ? firm.country === 'DK'
          ? mobileNumber(random)
          : abroad(random, firm.country)
        : null,
      emails: emailsOf(random, name, firm.domain),
      note: left ? 'Fratrådt.' : random.chance(0.08) ? random.pick(NOTES) : '',
      ...consentOf(random, calendar),
    };
  });
}

function newName(random: Random, firm: Firm, taken: Set<string>): { firstName: string; name: string } {
  const { first, last } = FOREIGN_PEOPLE[firm.country] ?? { first: FIRST_NAMES, last: SURNAMES };
  for (;;) {
    const firstName = random.pick(first);
    const middle = firm.country === 'DK' && random.chance(0.25) ? `${random.pick(last)} ` : '';
    const surname = random.pick(last);
    const name = `${firstName} ${middle.trim() === surname ? '' : middle}${surname}`;
    if (taken.has(firstName)) continue;
    taken.add(firstName);
    return { firstName, name };
  }
}

function newTitle(random: Random, taken: Set<string>, firm: Firm): string {
  for (;;) {
    const title = random.weighted(TITLES);
    if (taken.has(title) || (title === 'Pakkerileder' && firm.industry?.targetGroup !== 'Fødevarer'))
      continue;
    taken.add(title);
    return title;
  }
}

/** The firm's number with another ending. */
const directLine = (phone: string, random: Random): string => `${phone.slice(0, -2)}${random.int(10, 99)}`;

/** karen.holm@firma.dk or karen@firma.dk; a few have both, a few none. */
function emailsOf(random: Random, name: string, domain: string): string[] {
  const words = plain(name).split(/[^a-z]+/);
  const long = `${words[0]}.${words.at(-1)}@${domain}`;
  const short = `${words[0]}@${domain}`;
  if (random.chance(0.06)) return [];
  if (random.chance(0.05)) return [long, short];
  return [random.chance(0.65) ? long : short];
}

function consentOf(
  random: Random,
  calendar: Calendar,
): Pick<Person, 'consent' | 'consentDate' | 'consentSource'> {
  if (!random.chance(0.42)) return { consent: null, consentDate: null, consentSource: null };
  const consentDate = calendar.shift(calendar.today, -random.int(5, 400));
  return { consent: random.chance(0.82), consentDate, consentSource: random.pick(SOURCES) };
}
