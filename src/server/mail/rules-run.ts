// Running a rule on what came before it, as an act of its own and a hundred mails at a time. What a person placed is
// never moved; what is erased is the asker's own.
import { sql } from 'kysely';
import type { MailRuleView } from '../../shared/mail-rules.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import { tellAddresses } from '../customers/addresses.ts';
import type { Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { moveTo } from './activity.ts';
import { countWaiting } from './look-again.ts';
import { eraseMail } from './privacy.ts';
import { findRule } from './rules.ts';
import { coveredBy } from './rules-private.ts';
import { candidates, followersOf, type Move, moveOf } from './rules-rehearse.ts';

interface Who {
  actor: Actor;
  now: Date;
}
interface Progress {
  done: number;
  /** where to go on; null when all is done */
  next: number | null;
}

const AT_ONCE = 100;

/** Throws 404, 422 `invalid-request` for what such a rule cannot do. */
export async function runRule(
  tx: Tx,
  id: number,
  { on, after }: { on: 'waiting' | 'journalled'; after: number },
  who: Who,
): Promise<Progress> {
  mustBeAllowed(who.actor, 'write activities');
  const rule = await findRule(tx, id, who.actor);
  if (rule.action === 'private')
    return erase(tx, rule, on === 'waiting' ? 'unplaced' : 'journalled', after, who);
  if (on === 'waiting') {
    // The journal judges again whatever waits from there, also with colleagues.
    const { pattern } = rule;
    await tellAddresses(tx, [
      pattern.startsWith('@') ? { emailDomains: [pattern.slice(1)] } : { emails: [pattern] },
    ]);
    return { done: await countWaiting(tx, pattern, 0), next: null };
  }
  if (rule.action !== 'place') throw new Problem(422, 'invalid-request');
  return move(tx, rule, after, who);
}

async function move(tx: Tx, rule: MailRuleView, after: number, who: Who): Promise<Progress> {
  const { customerId, contactId, pattern } = rule;
  if (customerId === null) return { done: 0, next: null };
  const asked = { state: 'journalled', actor: who.actor, after, limit: AT_ONCE } as const;
  const found = await candidates(tx, pattern, asked);
  const moves: Move[] = [];
  for (const mail of found) {
    const one = await moveOf(tx, mail, rule);
    if (one) moves.push(one);
  }
  const followers = await followersOf(tx, who.actor, moves, pattern);
  let done = 0;
  for (const { mailId, from } of [...moves, ...followers]) {
    const by = { actorId: who.actor.id, now: who.now };
    if (!(await moveTo(tx, mailId, from, { customerId, contactId }, by))) continue;
    done += 1;
    const follows = followers.some((one) => one.mailId === mailId);
    await sql`
      update mail set version = version + 1
        ${follows ? sql`` : sql`, reason = 'rule', because = ${JSON.stringify({ pattern })}::jsonb`}
      where id = ${mailId}`.execute(tx);
    await recordEvent(tx, {
      entity: 'mail',
      entityId: mailId,
      verb: 'moved',
      actorId: who.actor.id,
      at: who.now,
      details: { ruleId: rule.id, from },
    });
  }
  return { done, next: found.length < AT_ONCE ? null : found.at(-1)!.id };
}

async function erase(
  tx: Tx,
  { userId, kind, pattern }: MailRuleView,
  state: 'unplaced' | 'journalled',
  after: number,
  { actor, now }: Who,
): Promise<Progress> {
  const { rows } = await sql<{
    id: number;
    fingerprint: string;
    header_fingerprint: string | null;
    sha256: string | null;
  }>`
    select m.id, m.fingerprint, m.header_fingerprint, m.sha256 from mail m
    where ${coveredBy(userId ?? actor.id, kind, pattern)} and m.state = ${state} and m.id > ${after}
    order by m.id limit ${AT_ONCE} for update`.execute(tx);
  for (const mail of rows) {
    await eraseMail(tx, mail, now);
    await recordEvent(tx, { entity: 'mail', entityId: mail.id, verb: 'private', actorId: actor.id, at: now });
  }
  return { done: rows.length, next: rows.length < AT_ONCE ? null : rows.at(-1)!.id };
}
