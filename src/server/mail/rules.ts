// What placing and ignoring have taught, and the rules that a user makes: placed on a customer, never journalled, or
// private. A rule is for mail to come; what came before is left alone until the rule is run (rules-run.ts).
import { sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import { emailDomain, isFreeMailDomain, normaliseDomain, normaliseEmail } from '../../shared/identifiers.ts';
import type { changeMailRule, MailRuleInput, MailRuleView } from '../../shared/mail-rules.ts';
import { settleParties } from '../activities/parties.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import { brokenConstraint, type Reader, type Tx } from '../db/database.ts';
import { faultAt, notFound, Problem } from '../errors.ts';
import { isOwn, readOwnSide } from './own.ts';

const VIEW = sql`
  r.id, r.kind, r.pattern, r.user_id as "userId", r.action, r.customer_id as "customerId", c.name as "customerName",
  c.account_number as "accountNumber", r.contact_id as "contactId", p.name as "contactName", r.created_at as "createdAt",
  r.created_by as "createdBy", r.updated_at as "updatedAt", r.updated_by as "updatedBy", r.version,
  (select count(*)::int from mail m where m.because->>'pattern' = r.pattern
    and ((r.action = 'place' and m.reason = 'rule')
      or (r.action = 'ignore' and m.reason = 'ignored-always' and m.owner_id = r.user_id))) as mails
  from mail_rule r left join customer c on c.id = r.customer_id left join contact p on p.id = r.contact_id`;

interface Who {
  actor: Actor;
  now: Date;
}

/** Everybody's rules and the actor's own, newest first. */
export async function listRules(db: Reader, actor: Actor): Promise<MailRuleView[]> {
  mustBeAllowed(actor, 'read activities');
  const { rows } = await sql<MailRuleView>`
    select ${VIEW} where r.user_id is null or r.user_id = ${actor.id}
    order by coalesce(r.updated_at, r.created_at) desc, r.id desc limit 1000`.execute(db);
  return rows;
}

/** One of everybody's rules or the actor's own. Throws 404. */
export async function findRule(db: Reader, id: number, actor: Actor): Promise<MailRuleView> {
  const { rows } = await sql<MailRuleView>`
    select ${VIEW} where r.id = ${id} and (r.user_id is null or r.user_id = ${actor.id})`.execute(db);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The same kind and pattern again replaces the rule. Throws 422 as tidiedRule and settleParties do. */
export async function addRule(tx: Tx, given: MailRuleInput, { actor, now }: Who): Promise<MailRuleView> {
  const { kind, pattern, action } = await tidiedRule(tx, given);
  const place = await placeOf(tx, given);
  // Where a firm's mail belongs is the same for all; what one keeps out is one's own.
  const userId = action === 'place' ? null : actor.id;
  const { rows } = await sql<{ id: number }>`
    insert into mail_rule (kind, pattern, user_id, action, customer_id, contact_id, created_at, created_by)
    values (${kind}, ${pattern}, ${userId}, ${action}, ${place.customerId}, ${place.contactId}, ${now}, ${actor.id})
    on conflict (kind, lower(pattern), coalesce(user_id, 0)) do update
      set pattern = excluded.pattern, action = excluded.action, customer_id = excluded.customer_id,
        contact_id = excluded.contact_id, updated_at = ${now}, updated_by = ${actor.id}, version = mail_rule.version + 1
    returning id`.execute(tx);
  return findRule(tx, rows[0]!.id, actor);
}

type Change = OutputOf<(typeof changeMailRule)['body']>;

/** Throws 404, 409 `stale-version`, `mail-rule-exists`, 422 as addRule does. */
export async function changeRule(
  tx: Tx,
  id: number,
  change: Change,
  { actor, now }: Who,
): Promise<MailRuleView> {
  await tx.selectFrom('mail_rule').select('id').where('id', '=', id).forUpdate().execute();
  const before = await findRule(tx, id, actor);
  if (before.version !== change.version) throw new Problem(409, 'stale-version');
  const { customerId = before.customerId } = change;
  // Another customer takes no contact of the former one along.
  const { contactId = customerId === before.customerId ? before.contactId : null } = change;
  const { pattern: typed = before.pattern, action: chosen = before.action } = change;
  // What was everybody's stays so, and a private exception does not begin to place for all.
  if ((chosen === 'place') !== (before.action === 'place')) throw faultAt('action', 'invalid-request');
  const { pattern, action } = await tidiedRule(tx, { kind: before.kind, pattern: typed, action: chosen });
  const place = await placeOf(tx, { action, customerId, contactId });
  await tx
    .updateTable('mail_rule')
    .set({
      pattern,
      action,
      customer_id: place.customerId,
      contact_id: place.contactId,
      updated_at: now,
      updated_by: actor.id,
      version: before.version + 1,
    })
    .where('id', '=', id)
    .execute()
    .catch((error) => {
      throw brokenConstraint(error) === 'mail_rule_pattern' ? new Problem(409, 'mail-rule-exists') : error;
    });
  return findRule(tx, id, actor);
}

/** Forgets a rule of everybody's or one's own; twice is harmless. Throws 404 for a colleague's. */
export async function removeRule(tx: Tx, id: number, actor: Actor): Promise<void> {
  const rule = await tx.selectFrom('mail_rule').select('user_id').where('id', '=', id).executeTakeFirst();
  if (!rule) return;
  if (rule.user_id !== null && rule.user_id !== actor.id) throw notFound();
  await tx.deleteFrom('mail_rule').where('id', '=', id).execute();
}

/**
 * The rule as it is kept. Throws 422 `invalid-mail-pattern`, `invalid-phrase`, `required`, `only-private`,
 * `free-mail-domain`, `own-mail-address`.
 */
export async function tidiedRule(
  db: Reader,
  { kind, pattern, action }: Pick<MailRuleInput, 'kind' | 'pattern' | 'action'>,
): Promise<Pick<MailRuleInput, 'kind' | 'pattern' | 'action'>> {
  const typed = pattern.trim();
  if (kind !== 'sender') {
    if (action !== 'private') throw faultAt('action', 'only-private');
    if (typed === '') throw faultAt('pattern', 'required');
    if (kind === 'subject' && !/[\p{L}\p{N}]/u.test(typed)) throw faultAt('pattern', 'invalid-phrase');
    return { kind, pattern: typed, action };
  }
  const isDomain = typed.startsWith('@') || !typed.includes('@');
  const domain = isDomain ? normaliseDomain(typed.toLowerCase()) : null;
  const tidied = domain ? `@${domain}` : isDomain ? null : normaliseEmail(typed);
  if (!tidied) throw faultAt('pattern', 'invalid-mail-pattern');
  if (action === 'place') {
    if (domain && isFreeMailDomain(domain)) throw faultAt('pattern', 'free-mail-domain');
    const ours = await readOwnSide(db);
    const own = domain ? ours.domains.has(domain) : isOwn(tidied, ours) && emailDomain(tidied) !== null;
    if (own) throw faultAt('pattern', 'own-mail-address');
  }
  return { kind, pattern: tidied, action };
}

async function placeOf(
  tx: Tx,
  { action, customerId, contactId }: Pick<MailRuleInput, 'action' | 'customerId' | 'contactId'>,
): Promise<{ customerId: number | null; contactId: number | null }> {
  if (action !== 'place') return { customerId: null, contactId: null };
  if (customerId === null) throw faultAt('customerId', 'required');
  return settleParties(tx, { customerId, contactId, typeId: 0 });
}
