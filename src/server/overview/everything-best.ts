// The best few records of a kind for what somebody types, however many there are and however common it is: what it names
// exactly, what begins with it, what of the latest holds it, and a bounded number of others. Of these the best.
import { type RawBuilder, sql } from 'kysely';
import { numbersTogether } from '../../shared/search-words.ts';
import { all } from '../activities/rows.ts';
import { withNumbersTogether } from '../customers/search.ts';
import type { Reader } from '../db/database.ts';

export const BEST = 5;
/** So many of the latest are looked at one by one: what is common is met there. */
const LATEST = 1_000;
/** So many hits at most of each index. */
const MOST = 300;

/** Records of one table, with the column `search`. */
export interface Kind {
  table: 'customer' | 'contact' | 'project' | 'campaign';
  /** of that table in all conditions */
  alias: 'c' | 'p' | 'pr' | 'k';
  /** which of them may be found at all; `joined` tables may be asked */
  standing: RawBuilder<unknown>;
  /** it is this one, by its number or its whole name; each has an index */
  exactly(typed: string): RawBuilder<unknown>[];
  /** newest first, by an index */
  at: RawBuilder<unknown>;
  columns: RawBuilder<unknown>;
  joined?: RawBuilder<unknown>;
  /** what comes later among what is equally near */
  last?: RawBuilder<unknown>;
}

export async function bestOf<Row>(db: Reader, q: string, kind: Kind): Promise<Row[]> {
  const readings = readingsOf(q);
  if (readings.length === 0) return [];
  const { standing, at, columns, joined = sql`` } = kind;
  const from = sql`${sql.table(kind.table)} ${sql.ref(kind.alias)} ${joined}`;
  const id = sql.ref(`${kind.alias}.id`);
  const { beginsWith, beginsWord, holdsWord } = conditionsOn(sql.ref(`${kind.alias}.search`));
  const exactly = any(readings.flatMap((reading) => kind.exactly(reading)));
  const begins = any(readings.map((reading) => beginsWith(reading)));
  const holds = any(readings.map((reading) => all(wordsOf(reading).map(holdsWord))));
  const { rows } = await sql<Row>`
    with latest as materialized (
      select ${id} from ${from} where ${standing} and ${at} is not null order by ${at} desc, ${id} desc limit ${LATEST}
    ), hit as materialized (
      (select ${id} from ${from} where ${standing} and ${exactly} limit ${MOST})
      union (select ${id} from ${from} where ${standing} and ${begins} limit ${MOST})
      union (select ${id} from ${from} join latest on latest.id = ${id} where ${holds})
      union (select ${id} from ${from} where ${standing} and ${holds} limit ${MOST})
    )
    select ${columns} from ${from} join hit on hit.id = ${id}
    order by case when ${exactly} then 0 when ${begins} then 1
        when ${any(readings.map((reading) => beginsWord(reading)))} then 2 else 3 end,
      ${kind.last ? sql`${kind.last},` : sql``} ${at} desc nulls last, ${id} desc
    limit ${BEST}`.execute(db);
  return rows;
}

const any = (conditions: RawBuilder<unknown>[]) => sql`(${sql.join(conditions, sql` or `)})`;

/** Whom this may mean: as typed, telephone and CVR numbers in any grouping, «P 1234» and «kundenr. 10042». */
function readingsOf(q: string): string[] {
  const together = withNumbersTogether(q);
  const readings = /^[\d+\s]*$/.test(together) ? [together] : [q, together];
  const numbered = numbersTogether(q.replace(LABEL, '')).replace(PARTED, '$1');
  return [...new Set([...readings, numbered])]
    .map((each) => each.trim())
    .filter((each) => wordsOf(each).length > 0);
}
const LABEL =
  /(?<![\p{L}\p{N}])(?:(?:kunde|konto|debitor|projekt|sags?|cvr|se|tlf|telefon|mobil)[- ]?)?(?:nr|nummer)?[.:#]*\s*(?=\p{L}?\d)/giu;
const PARTED = /(?<![\p{L}\p{N}])(\p{L}{1,3})[\s.-]+(?=\d)/gu;

const MOST_WORDS = 10;
const wordsOf = (reading: string): string[] =>
  reading
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);

/** Over a text of `search_text`, which has a line for each reading: as it is spelt, and loosely. */
function conditionsOn(search: RawBuilder<unknown>) {
  const beginsWith = (typed: string) =>
    sql`${search} like any (array[fold(${literal(typed)}) || '%', '%' || chr(10) || fold_loose(${literal(typed)}) || '%'])`;
  const beginsWord = (typed: string) =>
    sql`${search} like any (array['% ' || fold(${literal(typed)}) || '%', '% ' || fold_loose(${literal(typed)}) || '%'])`;
  /** One or two letters begin a word: as a part of one they say nothing, and no index knows them. */
  const holdsWord = (word: string) =>
    [...word].length < 3
      ? any([beginsWith(word), beginsWord(word)])
      : sql`${search} like any (search_patterns(${word}))`;
  return { beginsWith, beginsWord, holdsWord };
}

/** Nothing in it is a wildcard. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
