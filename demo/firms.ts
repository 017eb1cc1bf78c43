// The customers: who they are, where they are, who looks after them, and how their standing has changed over the years.
import type { Day } from '../src/shared/days.ts';
import type { Calendar } from './calendar.ts';
import { type DemoPerson, SELLERS } from './people.ts';
import type { Random } from './random.ts';
import type { Stage } from './stories/story.ts';
import {
  FOREIGN_FIRMS,
  INDUSTRIES,
  type Industry,
  LONG_NAMES,
  PARTNERS,
  SUPPLIERS,
} from './words/industries.ts';
import { POST_TOWNS, STREETS } from './words/places.ts';
import { plain, spoken } from './words/tell.ts';

export interface Firm {
  name: string;
  country: string;
  address1: string;
  postcode: string;
  city: string;
  cvr: string | null;
  pNumbers: string[];
  phone: string;
  mobile: string | null;
  domain: string;
  email: string;
  accountingEmail: string | null;
  industry: Industry | null;
  interests: string[];
  seller: DemoPerson;
  note: string;
  advertisingProtected: boolean;
  noContact: boolean;
  /** where it stood when it was created, and when that changes: by a sale (`sale`), or because it left */
  begins: Stage;
  /** the day its decisive sale ends */
  saleEnds: Day | null;
  /** whether that sale makes it a customer, or only a prospect */
  buys: boolean;
  leaves: Day | null;
}

const FOOD_INTERESTS = ['Fødevaresikkerhed', 'Holdbarhed', 'Vejning og kontrol'];
const INTERESTS = [
  'Automatisering',
  'Grøn emballage',
  'Service og reservedele',
  'Forbrugsvarer',
  'Robotter',
  'Leasing',
  'Demodage',
];
const NOTES = [
  'God ambassadør; må nævnes som reference.',
  'Betaler til tiden, men beslutter langsomt.',
  'Fakturaer skal mærkes med indkøbsordrenummer.',
  'Varemodtagelse kl. 7–14, fredag til kl. 12.',
  'Ejer to anlæg; husk at spørge til begge.',
  'Følsom over for pris, trofast over for service.',
  'Har eget værksted og klarer småting selv.',
];

export function makeFirms(random: Random, calendar: Calendar): Firm[] {
  const domains = new Set<string>();
  const named = [
    ...INDUSTRIES.flatMap((industry) => industry.firms.map((name) => ({ name, industry }))),
    ...LONG_NAMES.map((name, index) => ({ name, industry: INDUSTRIES[[4, 4, 12, 2][index]!]! })),
  ];
  const danish = random.shuffled(named).map(({ name, industry }) => {
    const fate = random.weighted(FATES);
    return makeFirm(random, domains, danishPlace(random, name), industry, fateOf(fate, random, calendar));
  });
  const others = [
    ...SUPPLIERS.map((name) => ({ name, begins: 'Leverandør' as const })),
    ...PARTNERS.map((name) => ({ name, begins: 'Partner' as const })),
  ].map(({ name, begins }) =>
    makeFirm(random, domains, danishPlace(random, name), null, {
      begins,
      saleEnds: null,
      buys: false,
      leaves: null,
    }),
  );
  const foreign = FOREIGN_FIRMS.map((line, index) => {
    const [country = '', postcode = '', city = '', address1 = '', name = ''] = line.split('|');
    const fate = fateOf(index % 3 === 0 ? 'lead' : 'customer', random, calendar);
    return makeFirm(
      random,
      domains,
      { name, country, postcode, city, address1 },
      INDUSTRIES[index % 7]!,
      fate,
    );
  });
  // Each salesperson has won one just now, so that its change of status can still be undone.
  for (const seller of SELLERS) {
    const winner = danish.find((firm) => firm.seller === seller && firm.buys);
    if (winner) winner.saleEnds = calendar.shift(calendar.latest.day, -random.int(0, 2));
  }
  return [...danish, ...others, ...foreign];
}

type Fate = 'lead' | 'prospect' | 'converted' | 'customer' | 'former';
const FATES: readonly (readonly [Fate, number])[] = [
  ['lead', 19],
  ['prospect', 22],
  ['converted', 17],
  ['customer', 34],
  ['former', 8],
];

type Course = Pick<Firm, 'begins' | 'saleEnds' | 'buys' | 'leaves'>;

function fateOf(fate: Fate, random: Random, calendar: Calendar): Course {
  const some = (least: number, most: number) => calendar.shift(calendar.latest.day, -random.int(least, most));
  const none = { saleEnds: null, buys: false, leaves: null };
  switch (fate) {
    case 'lead':
      return { ...none, begins: 'Lead' };
    case 'prospect':
      return { ...none, begins: 'Lead', saleEnds: some(10, 330) };
    case 'converted':
      return { ...none, begins: 'Lead', saleEnds: some(5, 330), buys: true };
    case 'customer':
      return { ...none, begins: 'Kunde' };
    case 'former':
      return { ...none, begins: 'Kunde', leaves: some(20, 350) };
  }
}

interface Place {
  name: string;
  country: string;
  address1: string;
  postcode: string;
  city: string;
}

function danishPlace(random: Random, named: string): Place {
  const [name = '', fixed] = named.split('|');
  const town = POST_TOWNS.find((each) => fixed && each.startsWith(fixed)) ?? random.pick(POST_TOWNS);
  const letter = random.chance(0.15) ? random.pick(['A', 'B', 'C']) : '';
  return {
    name,
    country: 'DK',
    address1: `${random.pick(STREETS)} ${random.int(1, 140)}${letter}`,
    postcode: town.slice(0, 4),
    city: town.slice(5),
  };
}

function makeFirm(
  random: Random,
  domains: Set<string>,
  place: Place,
  industry: Industry | null,
  course: Course,
): Firm {
  const danish = place.country === 'DK';
  const domain = domainOf(place, domains);
  const food = industry?.targetGroup === 'Fødevarer';
  const mailbox = random.pick(danish ? ['info', 'post', 'kontakt', 'mail', 'salg'] : ['info', 'kontakt']);
  return {
    ...place,
    ...course,
    cvr: danish ? cvrNumber(random) : null,
    pNumbers: danish && random.chance(0.3) ? pNumbers(random) : [],
    phone: danish ? landline(random, place.postcode) : abroad(random, place.country),
    mobile: random.chance(0.2) && danish ? mobileNumber(random) : null,
    domain,
    email: `${mailbox}@${domain}`,
    accountingEmail: random.chance(0.45)
      ? `${random.pick(['faktura', 'bogholderi', 'regnskab'])}@${domain}`
      : null,
    industry,
    interests: industry
      ? random.shuffled(food ? [...INTERESTS, ...FOOD_INTERESTS] : INTERESTS).slice(0, random.int(0, 3))
      : [],
    seller: sellerOf(random, place),
    note: random.chance(0.25) ? random.pick(NOTES) : '',
    advertisingProtected: random.chance(0.12),
    noContact: course.begins === 'Lead' && random.chance(0.03),
  };
}

const ABROAD: Record<string, string> = { DE: 'SØR', SE: 'MKH', NO: 'CMN' };

/** The district's salesperson; key accounts are with the sales manager. */
function sellerOf(random: Random, { country, postcode }: Place): DemoPerson {
  const number = Number(postcode);
  const local = SELLERS.find(({ initials, district }) =>
    country === 'DK'
      ? district.some(([from, to]) => from <= number && number <= to)
      : ABROAD[country] === initials,
  );
  return random.chance(0.14) || !local ? SELLERS[0]! : local;
}

/** «Brdr. Dam Maskinmontage ApS» → brdr-dam-maskinmontage.dk, cut to what one can spell over the telephone. */
function domainOf({ name, country }: Place, taken: Set<string>): string {
  const words = plain(spoken(name))
    .replaceAll('&', ' og ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  for (let count = Math.min(words.length, 3); ; count += 1) {
    const domain = `${words.slice(0, count).join('-')}.${country.toLowerCase()}`;
    if (!taken.has(domain)) {
      taken.add(domain);
      return domain;
    }
  }
}

/** Eight digits that pass the check of Erhvervsstyrelsen: weights 2 7 6 5 4 3 2 1, sum divisible by 11. */
function cvrNumber(random: Random): string {
  for (;;) {
    const digits = [random.int(1, 4), ...Array.from({ length: 6 }, () => random.int(0, 9))];
    const sum = digits.reduce((total, digit, index) => total + digit * [2, 7, 6, 5, 4, 3, 2][index]!, 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return [...digits, check].join('');
  }
}

const pNumbers = (random: Random): string[] =>
  Array.from({ length: random.int(1, 2) }, () => `10${random.int(10_000_000, 29_999_999)}`);

/** Danish landlines begin with the digits of their region. */
export function landline(random: Random, postcode: string): string {
  const region = { 1: '33', 2: '43', 3: '48', 4: '57', 5: '63', 6: '75', 7: '97', 8: '86', 9: '98' }[
    postcode.charAt(0)
  ];
  return `+45${region}${random.int(100_000, 999_999)}`;
}

export const mobileNumber = (random: Random): string =>
  `+45${random.pick(['20', '21', '22', '24', '26', '28', '30', '40', '41', '51', '53', '60'])}${random.int(100_000, 999_999)}`;

export function abroad(random: Random, country: string): string {
  if (country === 'DE')
    return `+49${random.pick(['461', '4621', '40', '451'])}${random.int(100_000, 999_999)}`;
  if (country === 'SE') return `+46${random.pick(['40', '42', '31'])}${random.int(1_000_000, 9_999_999)}`;
  return `+47${random.pick(['22', '51', '70'])}${random.int(100_000, 999_999)}`;
}
