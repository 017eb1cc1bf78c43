// Data of a firm that has kept everything for twelve years: as many activities as asked for, a tenth of them mails, a tenth
// with a document whose text was read, and the search index as the program itself writes it. Ids follow time, as in life.
// Some words stand in every other note, some in one of a hundred thousand, and «telefax» in the first half of the years alone.
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Tx } from '../src/server/db/database.ts';
import { APART, searchableWords, wordsOfFolded } from '../src/server/db/fold-words.ts';
import type { DB } from '../src/server/db/tables.gen.ts';
import { FACETS } from '../src/server/overview/facets.ts';
import { FACETS_OF_ROW, monthsSaid, wordFacets, writeIndex } from '../src/server/overview/index-row.ts';
import { CAKE, ERECTOR, type Reading, saidBy, sentence, TELEFAX, writeSentences } from './archive-words.ts';
import { CONTACTS, CUSTOMERS, generate, SALESPEOPLE } from './generate.ts';
import { type Say, step } from './step.ts';

export const CAMPAIGNS = 40;
/** So many customers have a status that few have. */
export const FEW = 12;
export const YEARS = 12;
const DAYS = YEARS * 365;
const CHUNK = 50_000;
/** Both of a small machine's processors. */
const AT_ONCE = 2;

/** What is slow to keep up to date and quick to build afterwards. */
const SLOW = [
  'activity_search_found',
  'search_word_parts',
  'mail_search_text',
  'document_name_search',
  'document_search_found',
];

/** As the program does: so many in a transaction. */
const BATCH = 100;
const WRITTEN = 5_000;

/** Fills an empty, migrated and set-up database; answers what the index takes and costs, in sentences. */
export async function generateArchive(url: string, activities: number, say: Say): Promise<string[]> {
  await generate(url, 10_000, say);
  const pool = new pg.Pool({
    connectionString: url,
    max: AT_ONCE,
    options: '-c synchronous_commit=off -c maintenance_work_mem=1GB -c work_mem=64MB',
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  const { rows: indexes } = await pool.query<{ name: string; text: string }>(
    'select indexname as name, indexdef as text from pg_indexes where indexname = any ($1)',
    [SLOW],
  );
  for (const { name } of indexes) await pool.query(`drop index ${name}`);
  await pool.query('delete from activity');
  await pool.query('delete from search_news');
  await step(say, 'projects and campaigns', () => owners(pool));
  await step(say, 'sentences', () => writeSentences(db));
  await inChunks(activities, 'activities', say, (from, to) => pool.query(rowsOf(activities), [from, to]));
  await step(say, 'names', () =>
    inChunks(activities, 'names', say, (from, to) => pool.query(nameWords.compile(db).sql, [from, to])),
  );
  const fill = [
    `insert into activity_search ${foundBy(activities).compile(db).sql}`,
    `insert into document_search (document_id, created_at, words, waiting) ${documentWords.compile(db).sql}`,
  ];
  await step(say, 'what they are found by', () =>
    inChunks(activities, 'found by', say, async (from, to) => {
      for (const text of fill) await pool.query(text, [from, to]);
    }),
  );
  await step(say, 'months of words', async () => {
    // as a table, since only a query by itself is shared among the cores
    await pool.query(`create table bench_months as ${monthsSaid(sql`true`).compile(db).sql}`);
    await pool.query(
      'update search_word w set first_month = m.first, last_month = m.last from bench_months m where m.id = w.id',
    );
    await pool.query('drop table bench_months');
  });
  for (const { name, text } of indexes) await step(say, name, () => pool.query(text));
  await pool.query(`select setval(pg_get_serial_sequence('activity', 'id'), $1)`, [activities]);
  await pool.query('drop table bench_said');
  await step(say, 'vacuum analyze', () => pool.query('vacuum analyze'));
  const { rows } = await pool.query<{ activities: number; rows: number; tree: number; words: number }>(
    `select pg_total_relation_size('activity') / 1e6 as activities, pg_table_size('activity_search') / 1e6 as rows,
      pg_relation_size('activity_search_found') / 1e6 as tree, pg_total_relation_size('search_word') / 1e6 as words`,
  );
  const { activities: own, rows: said, tree, words } = rows[0]!;
  const cost = await writeCost(pool, db, activities);
  await db.destroy();
  return [
    `Index of ${activities} activities: ${said.toFixed(0)} MB of rows, ${tree.toFixed(0)} MB of tree, ${words.toFixed(0)} MB of vocabulary, beside ${own.toFixed(0)} MB of activities with their indexes`,
    `Written anew in the background: ${cost.toFixed(2)} ms for each activity`,
  ];
}

const index = (db: Kysely<DB>, from: number, to: number) =>
  db.transaction().execute((tx) =>
    writeIndex(
      tx as Tx,
      Array.from({ length: to - from + 1 }, (_, place) => from + place),
    ),
  );

/** Milliseconds for each activity that is indexed while the tree stands. */
async function writeCost(pool: pg.Pool, db: Kysely<DB>, activities: number): Promise<number> {
  const first = Math.floor(activities / 3);
  await pool.query(
    `create table bench_before as select * from activity_search
     where activity_id between ${first} and ${first + WRITTEN - 1}`,
  );
  await pool.query('delete from activity_search where activity_id in (select activity_id from bench_before)');
  const began = performance.now();
  for (let from = first; from < first + WRITTEN; from += BATCH) await index(db, from, from + BATCH - 1);
  const each = (performance.now() - began) / WRITTEN;
  const { rows } = await pool.query(
    `select b.activity_id from bench_before b left join activity_search s using (activity_id)
     where (b.facets, b.text, b.files) is distinct from (s.facets, s.text, s.files)`,
  );
  if (rows.length > 0)
    throw new Error(`the archive’s index differs from the program’s: ${JSON.stringify(rows[0])}`);
  await pool.query('drop table bench_before');
  await pool.query('vacuum activity_search');
  return each;
}

/** Several at once, each with its own stretch of ids, saying how far it is. */
async function inChunks(
  most: number,
  what: string,
  say: Say,
  act: (from: number, to: number) => Promise<unknown>,
): Promise<void> {
  let next = 1;
  let done = 0;
  const work = async () => {
    while (next <= most) {
      const from = next;
      const to = Math.min(most, from + CHUNK - 1);
      next = to + 1;
      await act(from, to);
      done += to - from + 1;
      if (Math.floor((done * 10) / most) > Math.floor(((done - CHUNK) * 10) / most))
        say(`    ${what}: ${Math.round((done * 100) / most)} %`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function owners(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into project (number, name, customer_id, salesperson_id, stage_id, started_at, amount, probability, expected_close, created_at, updated_at)
    select 'P' || (1000 + id), 'Ny linje ' || id, id, responsible_id, 1 + id % 3, now(), 10000000, 40, current_date, now(), now() from customer order by id`);
  await pool.query(`
    insert into campaign (name, starts_on, responsible_id, kind, status, created_at, updated_at)
    select 'Kampagne ' || n, current_date - 90 * n, (select min(id) from app_user) + 1, 'Mail', 'active', now(), now()
    from generate_series(1, ${CAMPAIGNS}) n`);
  await pool.query(
    `update customer set status_id = case when id > ${CUSTOMERS - FEW} then 6 else 1 + id % 5 end`,
  );
}

/** A number from 0 to 1 that belongs to activity `n`, another for each `salt`. */
const chance = (salt: number) => `((hashint8extended(n, ${salt}) & 1048575) / 1048576.0)`;

/** Of activity `n`, as it is written or as it is found. */
const note = (all: number, reading: Reading) =>
  together(reading, [
    sentence(10, reading),
    sentence(11, reading),
    `case when n % 2 = 0 then ${sentence(12, reading)} end`,
    `case when n % 3 = 0 then ${sentence(13, reading)} end`,
    `case when n % 100000 = 77 then ${saidBy('sentence', String(CAKE), reading)} end`,
    `case when n % 60 = 7 then ${saidBy('sentence', String(ERECTOR), reading)} end`,
    `case when n % 20 = 3 and n < ${all} / 2 then ${saidBy('sentence', String(TELEFAX), reading)} end`,
  ]);
const documentText = (reading: Reading) =>
  together(
    reading,
    [20, 21, 22, 23, 24].map((salt) => sentence(salt, reading)),
  );
const together = (reading: Reading, parts: string[]) =>
  reading === 'words' ? `(${parts.join(' || ')})` : `concat_ws(' ', ${parts.join(', ')})`;

/** Activities $1 to $2 of all, with their mails and documents. */
function rowsOf(all: number): string {
  return `
    with made as materialized (
      select n, now() - (${all} - n)::float8 / ${all} * interval '${DAYS} days' - ${chance(1)} * interval '3 days' as at,
        1 + floor(${CUSTOMERS} * power(${chance(2)}, 1.5))::int as customer, ${chance(3)} as a, ${chance(4)} as b, ${chance(5)} as c, ${chance(6)} as d,
        ${note(all, 'text')} as note
      from generate_series($1::bigint, $2::bigint) n
    ), kept as (
      insert into activity (id, customer_id, contact_id, type_id, salesperson_id, occurred_at, note, follow_up_date, follow_up_text, origin,
        project_id, campaign_id, outcome, completed_at, created_at, updated_at)
      overriding system value
      select n, customer, case when a < 0.7 then customer + ${CUSTOMERS} * floor(a / 0.7 * ${CONTACTS / CUSTOMERS})::int end, 1 + floor(b * 9)::int,
        (select min(id) from app_user) + 1 + (case when c < 0.8 then customer else floor(c * 1000)::int end) % ${SALESPEOPLE},
        at, note, case when d < 0.6 then at::date + 7 + (n % 53)::int end, case when d < 0.6 then 'Følg op på ' || lower(${sentence(14, 'text')}) else '' end, 'manual',
        case when b < 0.15 then customer end, case when c < 0.05 then 1 + (n % ${CAMPAIGNS})::int end,
        case when b < 0.11 then (array['reached', 'not-reached'])[1 + (n % 2)::int] when b < 0.22 then (array['held', 'held', 'held', 'cancelled'])[1 + (n % 4)::int] end,
        case when n < ${all} - 20000 or a < 0.8 then at + (7 + (n % 53)::int) * interval '1 day' + (a - 0.8) * interval '4 days' end, at, at
      from made
    ), bytes as (
      insert into blob (sha256, size, stored_at)
      select encode(sha256(('bench' || n)::bytea), 'hex'), 20000, at from made where d > 0.8
    ), mails as (
      insert into mail (id, fingerprint, size, state, reason, direction, from_address, from_name, subject, sent_at, received_at, body)
      overriding system value
      select n, 'bench' || n, 20000, 'journalled', 'address', case when n % 2 = 0 then 'in' else 'out' end, 'person@kunde.dk', '', 'Vedr. ' || left(note, 40), at, at, note
      from made where d > 0.9
    ), said as (
      insert into mail_search (mail_id, text) select n, fold_loose('Vedr. ' || note || ' person@kunde.dk') from made where d > 0.9
    ), bound as (
      insert into mail_activity (mail_id, customer_id, activity_id) select n, customer, n from made where d > 0.9
    ), read as (
      insert into document_text (sha256, state, text, asked_at, read_at)
      select encode(sha256(('bench' || n)::bytea), 'hex'), 'read', ${documentText('text')}, at, at
      from made where d > 0.8 and d <= 0.9
    )
    insert into document (sha256, name, media_type, size, activity_id, created_at)
    select encode(sha256(('bench' || n)::bytea), 'hex'),
      case when d > 0.9 then 'mail ' || n || '.eml' else (array['Tilbud', 'Ordrebekræftelse', 'Tegning', 'Referat', 'Prisliste'])[1 + (n % 5)::int] || ' ' || to_char(at, 'YYYY-MM') || ' nr ' || n || '.pdf' end,
      case when d > 0.9 then 'message/rfc822' else 'application/pdf' end, 20000, n, at
    from made where d > 0.8`;
}

/**
 * What activities $1 to $2 are found by, put together from what was said: five times as quick as the program, which
 * has to read every text anew, and the same (`writeCost` compares).
 */
function foundBy(all: number): RawBuilder<unknown> {
  const raw = (text: string) => sql.raw(text);
  const of = (kind: string, id: string) => `'  |  ' || ${saidBy(kind, id, 'said')}`;
  return sql`
    select a.id, a.occurred_at,
      ${FACETS_OF_ROW} || array(select distinct word from unnest(${raw(note(all, 'words'))}
        || case when a.follow_up_text <> '' then ${raw(saidBy('follow-up', '1', 'words'))} || ${raw(sentence(14, 'words'))} end
        || ${raw(['customer', 'contact', 'project', 'campaign'].map((kind) => saidBy(kind, `a.${kind}_id`, 'words')).join(' || '))}
        || case when ml.direction is not null then ${raw(saidBy('mail', '1', 'words'))} end
        || case when f.read then ${raw(documentText('words'))} end || f.words) word order by word)
        || array(select word + ${sql.lit(FACETS.fileWord - FACETS.word)} from unnest(f.words) word order by word),
      concat(' ', ${raw(note(all, 'said'))},
        case when a.follow_up_text = '' then '  |   |  ' else '  |  folg op pa ' || ${raw(sentence(14, 'said'))} || '  |  ' end,
        ${raw(saidBy('customer', 'a.customer_id', 'said'))}, ${raw(of('contact', 'a.contact_id'))}, ${raw(of('project', 'a.project_id'))},
        ${raw(of('campaign', 'a.campaign_id'))}, '  |  ' || f.said, case when ml.direction is not null then '  |  vedr ' || ${raw(note(all, 'said'))} || ' person kunde dk' end,
        case when f.read then '  |  ' || ${raw(documentText('said'))} || ' ' end, ' | ',
        ${raw(saidBy('customer', 'a.customer_id', 'numbers'))}, ' ' || ${raw(saidBy('contact', 'a.contact_id', 'numbers'))}, ' '),
      coalesce(' ' || f.said || ' ', '')
    from (select id as n, * from activity where id between $1 and $2 offset 0) a
    join customer c on c.id = a.customer_id
    left join lateral (
      select m.direction from mail_activity ma join mail m on m.id = ma.mail_id where ma.activity_id = a.id) ml on true
    left join lateral (
      select d.name as names, ${wordsOfFolded(sql`fold(d.name)`)} as said, exists (select 1 from document_text t where t.sha256 = d.sha256) as read,
        ${wordFacets('word', wordsOfFolded(sql`fold(d.name)`))} as words
      -- fenced: else the names of all documents are read for each chunk
      from (select * from document where activity_id = a.id and removed_at is null offset 0) d) f on true`;
}

/** What the names of documents say, which the sentences do not: before both fillers would write the same words down. */
const nameWords = sql`
  insert into search_word (word)
  select distinct word from (select ${wordsOfFolded(sql`fold(name)`)} as said from document where activity_id between $1 and $2) named
  cross join string_to_table(said, ' ') word where word <> '' order by word on conflict do nothing`;

/** The same of the documents of activities $1 to $2, as the program does it. */
const documentWords = sql`
  select d.id, d.created_at, ${searchableWords(sql`fold(concat_ws(${sql.lit(APART)}::text, d.name, t.text))`)}, false
  from document d left join document_text t on t.sha256 = d.sha256 where d.activity_id between $1 and $2`;
