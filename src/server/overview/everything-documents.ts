// Documents in the everything box: by their names and by what stands in them, whatever they hang on.
import { type RawBuilder, sql } from 'kysely';
import type { EverythingFound } from '../../shared/everything.ts';
import { foldWords } from '../../shared/search-fold.ts';
import { saidIn, searchWords } from '../../shared/search-words.ts';
import { all } from '../activities/rows.ts';
import type { Actor } from '../actor.ts';
import { visibleTo } from '../customers/find.ts';
import { everyWord } from '../customers/search.ts';
import type { Reader } from '../db/database.ts';
import { saysOn } from '../db/fold-words.ts';
import { byIndex } from './by-index.ts';
import { piecesOf } from './document-hits.ts';

type Found = EverythingFound['documents'][number];
interface Sought {
  /** over `document d` and `document_search s` */
  named: RawBuilder<unknown>;
  said: RawBuilder<unknown>;
  visible: RawBuilder<unknown>;
  /** folded as words */
  typed: string;
}

const BEST = 5;
/** So many of the latest are looked at one by one: what is common is met there. */
const LATEST = 300;
/** So many more hits at most of each index. */
const MOST = 200;
/** The trigrams of a long text promise much that it does not say. Beyond this the names and the latest have to do. */
const PATIENCE_MS = 600;
const TOO_SLOW = '57014';

/** Whose activity, person or project a document is on: nobody sees a document who may not see its record. */
const FROM = sql`document_search s
  join document d on d.id = s.document_id and d.removed_at is null
  left join activity a on a.id = d.activity_id
  left join contact p on p.id = d.contact_id
  left join project pr on pr.id = d.project_id
  left join customer c on c.id = coalesce(d.customer_id, a.customer_id, p.customer_id, pr.customer_id)`;

/** The best few: those whose names say it, then those whose texts do, latest first, with the place where it stands. */
export async function findDocuments(db: Reader, q: string, actor: Actor): Promise<Found[]> {
  const words = searchWords(q);
  if (words.all.length === 0) return [];
  const sought: Sought = {
    named: everyWord(q, (patterns) => sql`d.search like any (${patterns})`),
    said: all([
      ...words.all.map((word) => saysOn(sql`s.words`, word)),
      ...words.not.map((word) => sql`not (${saysOn(sql`s.words`, word)})`),
    ]),
    visible: visibleTo(actor),
    typed: foldWords(q),
  };
  let found = await best(db, sought, soon(sought));
  if (found.length < BEST)
    found = await withPatience(db, (patient) => best(patient, sought, later(sought)), found);
  const hidden = found.flatMap(({ id, name }) => {
    const inName = saidIn(name);
    const missing = words.all.filter((word) => !inName(word));
    return missing.length > 0 ? [{ documentId: id, words: missing }] : [];
  });
  const pieces = await piecesOf(db, hidden);
  return found.map((one) => (pieces.has(one.id) ? { ...one, hit: pieces.get(one.id)! } : one));
}

/** Names by their index, and whatever the latest say. */
const soon = ({ named, said, visible }: Sought) => sql`
  (select s.document_id from ${FROM} where ${named} and ${visible} limit ${MOST})
  union
  select s.document_id from (
    select document_id from document_search order by created_at desc, document_id desc limit ${LATEST}) latest
  join (${FROM}) on s.document_id = latest.document_id where ${said} and ${visible}`;

/** And what stands in any. */
const later = (sought: Sought) => sql`
  ${soon(sought)}
  union
  (select s.document_id from ${FROM} where ${sought.said} and ${sought.visible} limit ${MOST})`;

async function best(db: Reader, { typed }: Sought, ids: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with hit as materialized (${ids})
    select d.id, d.name, d.created_at as "createdAt", d.activity_id as "activityId", d.contact_id as "contactId",
      d.project_id as "projectId", c.id as "customerId", c.name as "customerName"
    from hit join (${FROM}) on s.document_id = hit.document_id
    order by case
      when starts_with(s.words, ${` ${typed} |`}) then 0
      when starts_with(s.words, ${` ${typed}`}) then 1
      when position(${` ${typed}`} in left(s.words, length(d.name) + 1)) > 0 then 2
      when position(${typed} in left(s.words, length(d.name) + 1)) > 0 then 3
      else 4 end, d.created_at desc, d.id desc
    limit ${BEST}`.execute(db);
  return rows;
}

/** What is asked, within the time somebody waits who is typing; else what is known. */
async function withPatience<T>(db: Reader, ask: (db: Reader) => Promise<T>, known: T): Promise<T> {
  try {
    return await byIndex(db, ask, PATIENCE_MS);
  } catch (error) {
    if ((error as { code?: unknown }).code === TOO_SLOW) return known;
    throw error;
  }
}
