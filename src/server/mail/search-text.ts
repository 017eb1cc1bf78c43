// What a mail is searched by, and the search itself: parts of words, any spelling of æøå, by subject, participants,
// names of files and text. By the loose reading alone (fold_loose): it finds every spelling, and a second one would
// make the index twice as large.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { searchAnew } from '../history/search-news.ts';

const MOST_WORDS = 10;

/** Writes anew what mail `id` is searched by; `files`: the names of what is attached. */
export async function indexMail(tx: Tx, id: number, files: readonly string[]): Promise<void> {
  await sql`
    insert into mail_search (mail_id, text, files)
    select m.id, fold_loose(concat_ws(' ', m.subject,
      (select string_agg(concat_ws(' ', name, address), ' ' order by place) from mail_party where mail_id = m.id),
      ${files.join(' ')}::text, m.body)), ${files}::text[]
    from mail m where m.id = ${id}
    on conflict (mail_id) do update set text = excluded.text, files = excluded.files`.execute(tx);
  const { rows } = await sql<{
    id: number;
  }>`select activity_id as id from mail_activity where mail_id = ${id}`.execute(tx);
  await searchAnew(
    tx,
    rows.map((row) => row.id),
  );
}

/** The mails that hold every word of `q`, as a condition on `mailId`. */
export function mailWithWords(mailId: RawBuilder<unknown>, q: string): RawBuilder<boolean> {
  const words = q.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return sql<boolean>`true`;
  const found = words.map((word) => sql`s.text like ${patternOf(word)}`);
  return sql<boolean>`${mailId} in (select s.mail_id from mail_search s where ${sql.join(found, sql` and `)})`;
}

/** Folded by the database, as the text is, and nothing in it is a wildcard. */
const patternOf = (word: string): RawBuilder<string> =>
  sql`'%' || regexp_replace(fold_loose(${word}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`;
