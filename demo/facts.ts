// What a matter is about, in words: product, price, quote number, people. The same in all its texts.
import { addDays, type Day, monthOf, todayIn } from '../src/shared/days.ts';
import type { Matter } from './matter.ts';
import { FIRM } from './people.ts';
import type { Random } from './random.ts';
import { PRODUCTS, type Product } from './words/products.ts';
import { type Facts, inTown, inWords, kroner, spoken, townOf, weekInWords } from './words/tell.ts';

/** What the firm writes to its customers about, spring and autumn. */
export const CAMPAIGNS = {
  spring: { name: 'Forårskampagne', about: 'strækfilm', spoken: 'forårskampagnen på strækfilm' },
  autumn: {
    name: 'Efterårskampagne',
    about: 'tape og etiketter',
    spoken: 'efterårskampagnen på tape og etiketter',
  },
} as const;
export const isSpring = (day: Day): boolean => monthOf(day) <= 6;

/** The number of the newest quote; the first one follows from how many there are. */
const LAST_QUOTE = 2318;

/** Numbers the matters with a quote in the order in which the quotes were made. */
export function numberQuotes(matters: readonly Matter[]): Map<Matter, number> {
  const quoted = matters
    .flatMap((matter) => {
      const quote = matter.steps.find(({ step }) => step.type === 'Tilbud');
      return quote ? [{ matter, at: quote.step.waits ? quote.begun : (quote.done ?? quote.begun) }] : [];
    })
    .sort((left, right) => left.at.getTime() - right.at.getTime());
  return new Map(quoted.map(({ matter }, index) => [matter, LAST_QUOTE - quoted.length + 1 + index]));
}

export interface MatterFacts {
  words: Facts;
  /** what it is about, and its price in whole kroner: as first quoted, and as revised */
  product: Product;
  amount: number;
  revised: number;
  quote: { number: number; product: string; amount: number; weeks: number } | null;
}

export function factsOf(matter: Matter, quote: number | undefined, random: Random): MatterFacts {
  const { account, person } = matter;
  const firm = account?.firm;
  const product = PRODUCTS[random.pick(firm?.industry?.products ?? (['wrap'] as const))];
  const amount = thousands(product.price * (0.9 + random.next() * 0.5));
  const spring = isSpring(todayIn(FIRM.timeZone, matter.steps[0]!.begun));
  const percent = random.int(3, 8);
  const weeks = random.int(6, 14);
  const perHour = firm?.industry?.volume.endsWith('i timen') ?? false;
  const amountOfSupplies = `${product.supplies.startsWith('paller') ? random.int(2, 8) : random.int(2, 12) * 5} ${product.supplies}`;
  const revised = thousands(amount * (1 - percent / 100));
  return {
    product,
    amount,
    revised,
    quote: quote === undefined ? null : { number: quote, product: product.name, amount, weeks },
    words: {
      maskine: product.name,
      en: product.a,
      den: product.the,
      'den gamle': product.old,
      vare: product.supplies.slice(product.supplies.indexOf(' ') + 1),
      antal: amountOfSupplies,
      volumen: `${group(perHour ? random.int(6, 60) * 100 : random.int(6, 60) * 20)} ${firm?.industry?.volume ?? ''}`,
      tilbud: String(quote ?? ''),
      beløb: kroner(amount),
      nypris: kroner(revised),
      rabat: `${percent} %`,
      uger: String(weeks),
      ordre: String(random.int(41_200, 48_900)),
      smådele: kroner(random.int(24, 380) * 50),
      kampagne: CAMPAIGNS[spring ? 'spring' : 'autumn'].spoken,
      tekniker: random.pick(['Kenneth', 'Allan', 'Dennis', 'Bjørn']),
      navn: person?.name ?? '',
      fornavn: person?.firstName ?? '',
      titel: person?.title.toLowerCase() ?? '',
      firma: spoken(firm?.name ?? ''),
      by: townOf(firm?.city ?? ''),
      'i by': inTown(townOf(firm?.city ?? '')),
    },
  };
}

/** What depends on the day of a step and on what was agreed for the next one. */
export function factsOfDay(done: Date, next: Day | null, weeks: number): Facts {
  const day = todayIn(FIRM.timeZone, done);
  return {
    leveringsuge: weekInWords(addDays(day, weeks * 7)),
    ...(next && { næste: inWords(next) }),
  };
}

const thousands = (amount: number): number => Math.round(amount / 500) * 500;
const group = (value: number): string => kroner(value).slice(0, -4);
