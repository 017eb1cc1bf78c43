// What is said in a firm's archive: sentences of words as unequal as in a language, kept in a table beside what the program
// makes of each of them, so that a text can be put together twice: as it is written, and as it is found.
import { sql } from 'kysely';
import type { Reader } from '../src/server/db/database.ts';
import { numbersOfFolded, wordsOfFolded } from '../src/server/db/fold-words.ts';
import { wordFacets } from '../src/server/overview/index-row.ts';

const SENTENCES = 50_000;
/** Rarely said: their places in the table. */
export const CAKE = SENTENCES;
export const ERECTOR = SENTENCES + 1;
export const TELEFAX = SENTENCES + 2;
const SELDOM = ['Rævekagen er bestilt.', 'Se på kartonrejseren.', 'Sendt pr. telefax.'];

// biome-ignore format: lists of words, read as paragraphs
const COMMON = ['leveringen', 'prisen', 'aftalt', 'kunden', 'ønsker', 'tilbud', 'uge', 'maskinen', 'linjen', 'skal', 'ikke', 'næste', 'møde', 'ringer', 'sender', 'bestilt',
  'kontrakt', 'service', 'reservedele', 'garanti', 'rabat', 'faktura', 'betaling', 'reklamation', 'montør', 'opstart', 'kursus', 'tegning', 'mål', 'emballage',
  'etiketter', 'folie', 'palle', 'kapacitet', 'konkurrent', 'beslutning', 'direktør', 'indkøber', 'fabrik', 'ombygning', 'budget', 'forår', 'sommerferie', 'efterår',
  'opfølgning', 'rykker', 'prøve', 'test', 'godkendt', 'afvist', 'udskudt', 'hastesag', 'lager', 'levering', 'fragt', 'transport', 'brev', 'katalog', 'besøg', 'messe'];
// biome-ignore format: as above
const FIRST = ['tilbuds', 'ordre', 'service', 'projekt', 'kunde', 'lager', 'fragt', 'pakke', 'fødevare', 'køle', 'fryse', 'bånd', 'folie', 'palle', 'etiket', 'vægt',
  'kvalitets', 'drifts', 'elektronik', 'motor', 'pumpe', 'ventil', 'styrings', 'sikkerheds', 'miljø', 'affalds', 'energi', 'varme', 'luft', 'vand', 'produktions', 'værksteds'];
// biome-ignore format: as above
const LAST = ['opfølgning', 'bekræftelse', 'aftale', 'maskine', 'linje', 'styring', 'kontrol', 'måling', 'rapport', 'tegning', 'leder', 'afdeling', 'anlæg', 'kasse', 'rulle', 'skærer',
  'tæller', 'robot', 'løfter', 'vægt', 'filter', 'slange', 'kabel', 'tavle', 'skærm', 'pris', 'liste', 'plan', 'møde', 'udvalg', 'ændring', 'fejl'];

/** Table `bench_said`: sentences by their place, and what customers, people, projects and campaigns are found by. */
export async function writeSentences(db: Reader): Promise<void> {
  const texts = [...sentences(), ...SELDOM];
  await sql`create table bench_said (kind text, id integer, text text, said text, numbers text, words integer[], primary key (kind, id))`.execute(
    db,
  );
  await sql`
    insert into bench_said (kind, id, text, said, numbers)
    select kind, id, text, btrim(${wordsOfFolded(sql`fold(text)`)}), ${numbersOfFolded(sql`fold(text)`)} from (
      select 'sentence' as kind, place::int - 1 as id, text from unnest(${texts}::text[]) with ordinality said(text, place)
      union all select 'customer', id, concat_ws(' | ', name, account_number, cvr, phone, mobile, email) from customer
      union all select 'contact', id, concat_ws(' | ', name, phone, mobile, array_to_string(emails, ' | ')) from contact
      union all select 'project', id, concat_ws(' | ', number, name) from project
      union all select 'campaign', id, name from campaign
      union all select 'follow-up', 1, 'følg op på' union all select 'mail', 1, 'vedr person kunde dk') named`.execute(
    db,
  );
  await sql`update bench_said set words = ${wordFacets('word', sql`concat_ws(' ', said, numbers)`)}`.execute(
    db,
  );
  await sql`analyze bench_said`.execute(db);
}

function sentences(): string[] {
  let seed = 42;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const pick = (list: readonly string[], unequal = 1) => list[Math.floor(list.length * random() ** unequal)]!;
  const word = () => (random() < 0.25 ? pick(FIRST, 2) + pick(LAST, 2) : pick(COMMON, 2.5));
  return Array.from({ length: SENTENCES }, () => {
    const words = Array.from({ length: 4 + Math.floor(random() * 8) }, word).join(' ');
    const number = random() < 0.2 ? ` ${Math.floor(random() * 9000) + 100} stk` : '';
    return `${words[0]!.toUpperCase()}${words.slice(1)}${number}.`;
  });
}

/** `text` or `said` of a kind by its id. */
export type Reading = 'text' | 'said' | 'numbers' | 'words';
export const saidBy = (kind: string, id: string, reading: Reading) =>
  `(select ${reading} from bench_said where kind = '${kind}' and id = ${id})`;
/** A sentence that belongs to activity `n`, another for each `salt`. */
export const sentence = (salt: number, reading: Reading) =>
  saidBy('sentence', `(hashint8extended(n, ${salt}) & 1073741823) % ${SENTENCES}`, reading);
