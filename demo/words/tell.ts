// Puts the facts of a matter into its texts: «Ring om tilbud {tilbud}» → «Ring om tilbud 2214».
import { type Day, dayOfMonthOf, isoWeek, monthOf, weekday } from '../../src/shared/days.ts';
import { formatNumber, MONTHS, WEEKDAYS } from '../../src/shared/format.ts';

export type Facts = Record<string, string>;

/** Fills in every {word}; one with a capital first letter begins a sentence. Throws for a word without a fact. */
export function tell(text: string, facts: Facts): string {
  const told = text.replace(/\{([^}]+)\}/g, (_, word: string) => {
    const lower = word.charAt(0).toLowerCase() + word.slice(1);
    const fact = facts[word] ?? facts[lower];
    if (fact === undefined) throw new Error(`No {${word}} for: ${text}`);
    return word === lower ? fact : fact.charAt(0).toUpperCase() + fact.slice(1);
  });
  // An amount that ends a sentence needs no full stop of its own.
  return told.replaceAll('kr..', 'kr.');
}

/** «torsdag den 12. november», as one writes it in a note. */
export function inWords(day: Day): string {
  return `${WEEKDAYS.da[weekday(day) - 1]} den ${dayOfMonthOf(day)}. ${MONTHS.da[monthOf(day) - 1]}`;
}

export const weekInWords = (day: Day): string => `uge ${isoWeek(day).week}`;

/** Whole kroner as «184.500 kr.». */
export const kroner = (amount: number): string => `${formatNumber(amount)} kr.`;

/** «Skagen Fiskeeksport A/S» → «Skagen Fiskeeksport», as people say it. */
export function spoken(name: string): string {
  return name.replace(/ (A\/S|ApS|I\/S|P\/S|K\/S|AS|AB|a\.m\.b\.a\.|GmbH & Co\. KG|GmbH|mbH)$/, '');
}

/** «Odense SØ» → «Odense»: the town, without its postal letters. */
export const townOf = (city: string): string => city.replace(/ (C|K|N|S|SV|SØ|NV|NØ|V|Ø|Øst|J|F|M|Sj)$/, '');

const ISLANDS = new Set(['Fejø', 'Fur', 'Læsø', 'Samsø']);

/** «i Skagen», but «på Samsø». */
export const inTown = (town: string): string => `${ISLANDS.has(town) ? 'på' : 'i'} ${town}`;

/** Letters that domains and addresses of Danish firms do without. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
}
