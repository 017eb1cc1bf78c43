// Lists of mails, newest first, and how many there are: of a state, an activity, a customer, with words, of a period.
import { type RawBuilder, sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { listMail as endpoint, MailRow } from '../../shared/mail.ts';
import { all, decodeCursor, encodeCursor } from '../activities/rows.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import type { Company } from '../settings/company.ts';
import { ROW, visibleMail } from './find.ts';
import { type Found, hitOf, TEXT_LOOKED_AT } from './hit.ts';
import { mailWithWords } from './search-text.ts';

type Query = OutputOf<(typeof endpoint)['query']>;
type Filter = Omit<Query, 'cursor' | 'limit'>;
type Where = RawBuilder<unknown>[];

function narrowing(actor: Actor, asked: Filter, { timeZone }: Pick<Company, 'timeZone'>): Where {
  const where: Where = [visibleMail(actor)];
  if (asked.state) where.push(sql`m.state = ${asked.state}`);
  if (asked.activityId) {
    where.push(sql`m.id in (select mail_id from mail_activity where activity_id = ${asked.activityId})`);
  }
  if (asked.customerId) {
    where.push(sql`m.id in (select mail_id from mail_activity where customer_id = ${asked.customerId})`);
  }
  if (asked.q) where.push(mailWithWords(sql`m.id`, asked.q));
  if (asked.direction) where.push(sql`m.direction = ${asked.direction}`);
  if (asked.owner === 'mine') where.push(sql`m.owner_id = ${actor.id}`);
  if (asked.owner === 'firm') where.push(sql`m.owner_id is null`);
  const midnight = (day: RawBuilder<unknown>) => sql`(${day}::timestamp at time zone ${timeZone})`;
  if (asked.from) where.push(sql`m.sent_at >= ${midnight(sql`${asked.from}::date`)}`);
  if (asked.to) where.push(sql`m.sent_at < ${midnight(sql`(${asked.to}::date + 1)`)}`);
  return where;
}

/** A page at a time; of a search each row also says where it was found. */
export async function listMail(
  db: Reader,
  actor: Actor,
  asked: Query,
  company: Pick<Company, 'timeZone'>,
): Promise<{ items: MailRow[]; next: string | null }> {
  const where = narrowing(actor, asked, company);
  if (asked.cursor) {
    const [sentAt, id] = decodeCursor(asked.cursor, 2);
    where.push(sql`(m.sent_at, m.id) < (${sentAt}::timestamptz, ${id}::int)`);
  }
  const { rows } = await sql<MailRow>`
    select ${ROW} from mail m where ${all(where)}
    order by m.sent_at desc, m.id desc limit ${asked.limit + 1}`.execute(db);
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  const next =
    rows.length > asked.limit && last ? encodeCursor([new Date(last.sentAt).toISOString(), last.id]) : null;
  const items = asked.q ? await withHits(db, page, asked.q) : page;
  return { items, next };
}

async function withHits(db: Reader, rows: readonly MailRow[], q: string): Promise<MailRow[]> {
  const { rows: texts } = await sql<Found & { id: number }>`
    select m.id, left(m.body, ${TEXT_LOOKED_AT}) as text, coalesce(s.files, '{}') as files,
      array(select btrim(name || ' ' || address) from mail_party where mail_id = m.id order by place) as participants
    from mail m left join mail_search s on s.mail_id = m.id
    where m.id = any(${rows.map(({ id }) => id)}::int[])`.execute(db);
  const byId = new Map(texts.map((one) => [one.id, one]));
  return rows.map((row) => {
    const found = byId.get(row.id);
    const hit = found && hitOf(row, found, q);
    return hit ? { ...row, hit } : row;
  });
}

const CEILING = 1000;

/** How many a list holds, up to a thousand; the same conditions as the list. */
export async function measureMail(
  db: Reader,
  actor: Actor,
  asked: Filter,
  company: Pick<Company, 'timeZone'>,
): Promise<{ found: number }> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from (
      select 1 from mail m where ${all(narrowing(actor, asked, company))} limit ${CEILING}) counted`.execute(
    db,
  );
  return { found: rows[0]?.found ?? 0 };
}

/** How many wait for this actor under «Ikke placeret». */
export async function countUnplaced(db: Reader, actor: Actor): Promise<number> {
  const { found } = await measureMail(db, actor, { state: 'unplaced' }, { timeZone: 'UTC' });
  return found;
}
