// What placing and ignoring have taught, and the rules that a user makes: never journalled, or private.
import { sql } from 'kysely';
import { normaliseDomain, normaliseEmail } from '../../shared/identifiers.ts';
import type { MailRuleView } from '../../shared/mail.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, notFound } from '../errors.ts';

const VIEW = sql`
  r.id, r.pattern, r.user_id as "userId", r.action, r.customer_id as "customerId", c.name as "customerName",
  r.contact_id as "contactId", p.name as "contactName", r.created_at as "createdAt", r.created_by as "createdBy"
  from mail_rule r left join customer c on c.id = r.customer_id left join contact p on p.id = r.contact_id`;

/** Everybody's rules and the actor's own, newest first. */
export async function listRules(db: Reader, actor: Actor): Promise<MailRuleView[]> {
  mustBeAllowed(actor, 'read activities');
  const { rows } = await sql<MailRuleView>`
    select ${VIEW} where r.user_id is null or r.user_id = ${actor.id}
    order by r.created_at desc, r.id desc limit 1000`.execute(db);
  return rows;
}

/** Adds an own rule; the same pattern again replaces it. Throws 422 `invalid-mail-pattern`. */
export async function addRule(
  tx: Tx,
  given: { pattern: string; action: 'ignore' | 'private' },
  { actor, now }: { actor: Actor; now: Date },
): Promise<MailRuleView> {
  const typed = given.pattern.trim().toLowerCase();
  const domain = typed.startsWith('@') || !typed.includes('@') ? normaliseDomain(typed) : null;
  const pattern = domain ? `@${domain}` : normaliseEmail(typed);
  if (!pattern) throw faultAt('pattern', 'invalid-mail-pattern');
  const { rows } = await sql<{ id: number }>`
    insert into mail_rule (pattern, user_id, action, created_at, created_by)
    values (${pattern}, ${actor.id}, ${given.action}, ${now}, ${actor.id})
    on conflict (pattern, coalesce(user_id, 0)) do update
      set action = excluded.action, customer_id = null, contact_id = null, created_at = excluded.created_at
    returning id`.execute(tx);
  const view = await sql<MailRuleView>`select ${VIEW} where r.id = ${rows[0]!.id}`.execute(tx);
  return view.rows[0]!;
}

/** Forgets a rule of everybody's or one's own; twice is harmless. Throws 404 for a colleague's. */
export async function removeRule(tx: Tx, id: number, actor: Actor): Promise<void> {
  const rule = await tx.selectFrom('mail_rule').select('user_id').where('id', '=', id).executeTakeFirst();
  if (!rule) return;
  if (rule.user_id !== null && rule.user_id !== actor.id) throw notFound();
  await tx.deleteFrom('mail_rule').where('id', '=', id).execute();
}
