// Made-up rows for the gallery: a thousand activities with the long names, odd letters and empty fields that
// real lists have. The same every time.
import { addDays, type Day, type TimeOfDay } from '../../shared/days.ts';

export const TODAY: Day = '2026-11-23';

export interface Sample {
  id: string;
  date: Day | null;
  time: TimeOfDay | null;
  account: string;
  company: string;
  text: string;
  contact: string | null;
  type: 'Tlf' | 'Møde' | 'Tilbud' | 'Opgave' | 'EMail';
  changed: Day;
  note: string;
}

const COMPANIES = [
  'Aalborg Maskinfabrik A/S',
  'Ærøskøbing Bådeværft ApS',
  'Østjysk Køle- og Ventilationsteknik v/ Søren Ågård Kristoffersen I/S',
  'Mygind & Søn Tømrer- og Snedkerforretning',
  'Nordhavn Logistik A/S',
  'Åkirkeby El',
  'Müller Industriservice GmbH',
  'Brødrene Høegh Landbrugsmaskiner og Reservedele A/S',
  'Fjordbyens Rengøring ApS',
  'Zebra Skilte',
];
const PEOPLE = [
  'Søren Ågård',
  'Anne-Grethe Kjærulff Østergaard',
  'Bo Li',
  'Mette Fjord',
  null,
  'Jørgen Ibsen',
];
const TEXTS = [
  'Følge op på tilbud 4711 – de afventer svar fra banken',
  'Ring om serviceaftale',
  'Besøg: gennemgå behov for ny kølemontre i butikken i Ærøskøbing sammen med driftschefen',
  'Send prisliste',
  'Bekræft mødet den 2. december',
  '',
];
const NOTES = [
  'Talte med indkøb. De vil gerne have to leverancer i stedet for én, og betaling løbende måned + 30 dage.',
  'Ikke truffet, prøv igen efter kl. 13',
  '',
  'Har fået konkurrerende tilbud 8 % lavere',
];
const TYPES = ['Tlf', 'Møde', 'Tilbud', 'Tlf', 'Opgave', 'EMail'] as const;
const OFFSETS = [-712, -31, -3, -1, 0, 0, 0, 1, 2, 4, 9, 30];

function of<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

export const SAMPLES: readonly Sample[] = Array.from({ length: 1000 }, (_, n) => {
  // Two old ones, a dozen late ones, then most of them today and later.
  const place = n < 2 ? 0 : n < 5 ? 1 : n < 9 ? 2 : n < 14 ? 3 : n < 26 ? 4 : 7 + (n % 5);
  return {
    id: String(n + 1),
    date: n >= 980 ? null : addDays(TODAY, of(OFFSETS, place)),
    time: n % 3 === 0 ? (`${String(8 + (n % 9)).padStart(2, '0')}:30` as TimeOfDay) : null,
    account: String(10_000 + ((n * 37) % 9000)),
    company: of(COMPANIES, n * 3 + Math.floor(n / 7)),
    text: of(TEXTS, n * 5 + Math.floor(n / 4)),
    contact: of(PEOPLE, n * 7 + Math.floor(n / 3)),
    type: of(TYPES, n * 5 + Math.floor(n / 5)),
    changed: addDays(TODAY, -(n % 40)),
    note: of(NOTES, n * 3 + Math.floor(n / 6)),
  };
});

/** Companies whose name holds the words; answers after a moment, as a server does. */
export async function findCompanies(query: string) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  const wanted = query.toLowerCase();
  return COMPANIES.flatMap((name, i) =>
    name.toLowerCase().includes(wanted)
      ? [{ id: String(i), name, detail: `${10_000 + i * 37} · 9000 Aalborg · 98 12 34 5${i}` }]
      : [],
  );
}
