// Best first: of the latest hits, those that hold the words as they were written, as whole words, then in another form or as
// part of a word; in what was agreed rather than in a document; and close together. Equals by date, newest first.
import { sql } from 'kysely';
import type { OverviewFilter } from '../../shared/overview.ts';
import { searchWords } from '../../shared/search-words.ts';
import type { Reader } from '../db/database.ts';
import { findActivities } from './find.ts';
import { type Asker, questionOf } from './question.ts';

const LATEST = 1_000;

/** The ids of the latest hits, best first. */
export async function ranked(db: Reader, filter: OverviewFilter, asker: Asker): Promise<number[]> {
  const found = await findActivities(db, questionOf(filter, asker), { count: LATEST, descending: true });
  const words = searchWords(filter.q ?? '').all;
  const ids = found.map(({ id }) => id);
  if (words.length === 0 || ids.length === 0) return ids;
  const sought = words.map(({ text, forms }) => ({ word: text, forms: forms.map((form) => form.trimEnd()) }));
  const whole = words.map(({ text }) => text).join(' ');
  const several = whole.includes(' ');
  const { rows } = await sql<{ id: number }>`
    select hit.id
    from unnest(${ids}::int[]) with ordinality hit(id, place)
    join activity_search s on s.activity_id = hit.id
    cross join lateral (
      -- its note and what was to follow come first (index-row.ts)
      select split_part(said, '|', 1) || '|' || split_part(said, '|', 2) as own, said
      from (select left(s.text, 20000) as said) beginning offset 0) texts
    cross join lateral (
      select sum(
        case when position(' ' || word || ' ' in own) > 0 then 14
          when position(' ' || word in own) > 0 then 10
          when own like any (beginning) then 8
          when position(word in own) > 0 then 6
          when own like any (inside) then 5 else 0 end
        + case when position(' ' || word || ' ' in said) > 0 then 4
          when position(' ' || word in said) > 0 then 3
          when said like any (inside) then 2 else 1 end) as weight
      from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) asked(word text, forms text[])
      cross join lateral (
        select array_agg('% ' || ltrim(form) || '%') as beginning, array_agg('%' || form || '%') as inside
        from unnest(forms) form) patterns) weighed
    cross join lateral (
      select case when not ${several} then 0
        when position(' ' || ${whole}::text || ' ' in own) > 0 then 12
        when position(${whole}::text in own) > 0 then 10
        when position(${whole}::text in said) > 0 then 5 else 0 end as together) closeness
    order by weighed.weight + closeness.together desc, hit.place`.execute(db);
  return rows.map(({ id }) => id);
}
