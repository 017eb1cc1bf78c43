// What a user writes and has written. Somebody else's does not exist.
import { type RawBuilder, sql } from 'kysely';
import type { OutboxRow, OutboxView } from '../../shared/sending.ts';
import { all } from '../activities/rows.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { errorText, isErrorId } from '../errors.texts.ts';
import { notFound, Problem } from '../errors.ts';
import { senderOf } from './accounts.ts';

function ownOutbox(actor: Actor): RawBuilder<boolean> {
  mustBeAllowed(actor, 'write activities');
  return sql<boolean>`o.user_id = ${actor.id}`;
}

const ROW = sql`
  o.id, o.state, o.kind, o.subject, o.recipients, o.activity_id as "activityId", o.customer_id as "customerId",
  c.name as "customerName", o.contact_id as "contactId", o.tries, o.reason, o.said, o.refused, o.unsure,
  case when o.state in ('queued', 'sending') then o.due_at end as "dueAt", o.sent_at as "sentAt",
  (select min(activity_id) from mail_activity ma where ma.mail_id = o.mail_id) as "becameActivityId",
  o.updated_at as "updatedAt", o.version`;
const FROM = sql`outbox o left join customer c on c.id = o.customer_id`;

interface Asked {
  activityId?: number | undefined;
  customerId?: number | undefined;
  contactId?: number | undefined;
  unsent?: boolean | undefined;
}

const MOST_LISTED = 100;

export async function listOutbox(db: Reader, actor: Actor, asked: Asked): Promise<OutboxRow[]> {
  const where: RawBuilder<unknown>[] = [ownOutbox(actor)];
  if (asked.activityId) where.push(sql`o.activity_id = ${asked.activityId}`);
  if (asked.customerId) where.push(sql`o.customer_id = ${asked.customerId}`);
  if (asked.contactId) where.push(sql`o.contact_id = ${asked.contactId}`);
  if (asked.unsent) where.push(sql`o.state <> 'sent'`);
  const { rows } = await sql<Omit<OutboxRow, 'message'>>`
    select ${ROW} from ${FROM} where ${all(where)} order by o.updated_at desc, o.id desc limit ${MOST_LISTED}`.execute(
    db,
  );
  return rows.map((row) => withMessage(row, actor));
}

/** One with its text and files. Throws 404. */
export async function readOutbox(db: Reader, actor: Actor, id: number): Promise<OutboxView> {
  const { rows } = await sql<Omit<OutboxView, 'message' | 'sender'>>`
    select ${ROW}, o.body, o.quoting, case when o.kind <> 'new' then o.about_mail_id end as quotes,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.id), '[]')
        from outbox_file f where f.outbox_id = o.id) as files
    from ${FROM} where o.id = ${id} and ${ownOutbox(actor)}`.execute(db);
  const row = rows[0];
  if (!row) throw notFound();
  return { ...withMessage(row, actor), sender: await senderOf(db, actor.id) };
}

function withMessage<R extends { reason: string | null }>(
  row: R,
  actor: Actor,
): R & { message: string | null } {
  const { reason } = row;
  const message = reason !== null && isErrorId(reason) ? errorText(reason, actor.language) : null;
  return { ...row, message };
}

/** Loads one to act on it, and holds it. Throws 404, and 409 `already-sent` while it is being sent. */
export async function holdOutbox(tx: Tx, actor: Actor, id: number) {
  const mine = tx.selectFrom('outbox as o').where('o.id', '=', id).where(ownOutbox(actor));
  // Whoever sends it holds it; to wait for a slow mail server helps nobody.
  const row = await mine.selectAll('o').forUpdate().skipLocked().executeTakeFirst();
  if (row) return row;
  const there = await mine.select('o.id').executeTakeFirst();
  throw there ? new Problem(409, 'already-sent') : notFound();
}

export async function holdDraft(tx: Tx, actor: Actor, id: number) {
  const row = await holdOutbox(tx, actor, id);
  if (row.state !== 'draft') throw new Problem(409, 'not-a-draft');
  return row;
}
