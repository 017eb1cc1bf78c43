// What an activity is found by, worked out from the records themselves: facets, and the words of everything that was said.
// By the loose reading alone, as mail is (decision 016): both sides lose the same letters.
import { type RawBuilder, sql } from 'kysely';
import type { Reader, Tx } from '../db/database.ts';
import { APART, searchableWords, wordsOfFolded } from '../db/fold-words.ts';
import { FACETS, type FacetKind, KEPT, KINDS, OUTCOMES } from './facets.ts';
import { punctualityIn } from './question.ts';

/** Of all documents of one activity, characters. */
const MOST_DOCUMENT_TEXT = 400_000;

const facet = (kind: FacetKind, value: RawBuilder<unknown>) =>
  sql`(${value}) * ${sql.lit(KINDS)} + ${sql.lit(FACETS[kind])}`;

/** A word of a list as its place in it, from 0. */
const placeIn = (list: readonly string[], value: RawBuilder<unknown>) =>
  sql`array_position(${sql.lit(`{${list.join(',')}}`)}::text[], ${value}) - 1`;

/** Year and month of a day or an instant, the latter in UTC; months are counted from year 0. */
function calendar(year: FacetKind, month: FacetKind, date: RawBuilder<unknown>): RawBuilder<unknown> {
  const part = (field: string) => sql`extract(${sql.raw(field)} from ${date})::int`;
  return sql`${facet(year, part('year'))}, ${facet(month, sql`${part('year')} * 12 + ${part('month')} - 1`)}`;
}
const utc = (instant: RawBuilder<unknown>) => sql`${instant} at time zone 'UTC'`;

/** Of activity `a` with its customer `c`, the direction of its mail `ml` and its documents `f`. */
export const FACETS_OF_ROW = sql`
  array_remove(array[
    ${calendar('year', 'month', utc(sql`a.occurred_at`))},
    ${calendar('followUpYear', 'followUpMonth', sql`a.follow_up_date`)},
    ${calendar('updatedYear', 'updatedMonth', utc(sql`a.updated_at`))},
    ${facet('salesperson', sql`a.salesperson_id`)},
    ${facet('type', sql`a.type_id`)},
    ${facet('customer', sql`a.customer_id`)},
    ${facet('contact', sql`a.contact_id`)},
    ${facet('project', sql`a.project_id`)},
    ${facet('campaign', sql`a.campaign_id`)},
    ${facet('outcome', placeIn(OUTCOMES, sql`coalesce(a.outcome, 'none')`))},
    ${facet('state', sql`(a.completed_at is not null)::int`)},
    ${facet('direction', sql`case ml.direction when 'in' then 0 when 'out' then 1 end`)},
    ${facet('documents', sql`(f.names is not null)::int`)},
    ${facet('status', sql`c.status_id`)},
    ${facet('punctuality', placeIn(KEPT, punctualityIn(sql`(select time_zone from company)`)))}
  ], null)`;

/** Facets of words between spaces; words never said before are written down (migration 0018). */
export const wordFacets = (kind: FacetKind, words: RawBuilder<unknown>) =>
  sql`word_facets(${words}, ${sql.lit(KINDS)}, ${sql.lit(FACETS[kind])})`;

/** The rows of these activities, as the table has them. */
export function indexRows(ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select a.id as activity_id, a.occurred_at,
      ${FACETS_OF_ROW} || tg.facets || ${wordFacets('word', sql`found.text`)} || ${wordFacets('fileWord', sql`found.files`)} as facets,
      found.text, found.files
    -- fenced: else the planner folds the words of every activity before it picks those asked for
    from (select * from activity where id in (${ids}) offset 0) a
    left join customer c on c.id = a.customer_id
    left join contact p on p.id = a.contact_id
    left join project pr on pr.id = a.project_id
    left join campaign ca on ca.id = a.campaign_id
    left join lateral (
      select max(m.direction) as direction, string_agg(s.text, ${APART}::text order by m.id) as text
      from mail_activity ma join mail m on m.id = ma.mail_id left join mail_search s on s.mail_id = m.id
      where ma.activity_id = a.id) ml on true
    left join lateral (
      select string_agg(d.name, ${APART}::text order by d.id) as names,
        string_agg(nullif(t.text, ''), ${APART}::text order by d.id) as texts
      from document d left join document_text t on t.sha256 = d.sha256 and not exists (
        select 1 from mail_activity ma join mail m on m.id = ma.mail_id
        where ma.activity_id = a.id and m.sha256 = d.sha256)
      where d.activity_id = a.id and d.removed_at is null) f on true
    cross join lateral (
      select coalesce(array_agg(${facet('tag', sql`tag.id`)} order by tag.id), '{}') as facets,
        string_agg(tag.name, ${APART}::text order by tag.id) as names
      from activity_tag tagged join tag on tag.id = tagged.tag_id where tagged.activity_id = a.id) tg
    cross join lateral (
      -- once, whatever the planner thinks
      select concat_ws(${APART}::text,
        fold(concat_ws(${APART}::text, a.note, a.follow_up_text, c.name, c.account_number, c.cvr, c.phone, c.mobile, c.email,
          p.name, p.phone, p.mobile, array_to_string(p.emails, ${APART}::text), pr.number, pr.name, ca.name, tg.names, f.names)),
        ml.text, fold(left(f.texts, ${MOST_DOCUMENT_TEXT}))) as folded offset 0) said
    cross join lateral (
      select ${searchableWords(sql`said.folded`)} as text,
        coalesce(' ' || ${wordsOfFolded(sql`fold(f.names)`)} || ' ', '') as files offset 0) found`;
}

/** Writes anew what these activities are found by; what says the same is left alone. Answers how many were written. */
export async function writeIndex(tx: Tx, activityIds: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into activity_search (activity_id, occurred_at, facets, text, files)
    ${indexRows(sql`select id from unnest(${[...activityIds]}::int[]) id`)}
    on conflict (activity_id) do update
    set occurred_at = excluded.occurred_at, facets = excluded.facets, text = excluded.text, files = excluded.files
    where (activity_search.occurred_at, activity_search.facets, activity_search.text, activity_search.files)
      is distinct from (excluded.occurred_at, excluded.facets, excluded.text, excluded.files)`.execute(tx);
  await noteMonths(tx, sql`s.activity_id = any (${[...activityIds]}::int[])`);
  return Number(numAffectedRows ?? 0);
}

/** Notes on the words of these, of `activity_search s`, in which months they were said (migration 0019). */
export async function noteMonths(db: Reader, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    update search_word w
    set first_month = least(w.first_month, said.first), last_month = greatest(w.last_month, said.last)
    from (${monthsSaid(which)}) said
    where said.id = w.id
      and (w.first_month is null or said.first < w.first_month or said.last > w.last_month)`.execute(db);
}

/** Every word that these say, by its number, with its first and last month as among the facets. */
export const monthsSaid = (which: RawBuilder<unknown>) => sql`
  select said / ${sql.lit(KINDS)} as id, min(month) as first, max(month) as last
  from (
    select s.facets, extract(year from at)::int * 12 + extract(month from at)::int - 1 as month
    from activity_search s cross join lateral (select ${utc(sql`s.occurred_at`)} as at) utc where ${which}) s
  cross join unnest(s.facets) said
  where said % ${sql.lit(KINDS)} in (${sql.lit(FACETS.word)}, ${sql.lit(FACETS.fileWord)}) group by 1`;
