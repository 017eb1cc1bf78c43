// What a rule would do with what came before it, told before it is saved or run. Only of mails that the asker can see:
// what waits with a colleague is not given away by counting it.
import { sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { MailRulePreview, previewMailRule, SomeMail } from '../../shared/mail-rules.ts';
import { all } from '../activities/rows.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { ROW, visibleMail } from './find.ts';
import { findRule, tidiedRule } from './rules.ts';
import { coveredBy } from './rules-private.ts';
import {
  candidates,
  fits,
  followersOf,
  type Move,
  moveOf,
  type Rehearsed,
  rehearse,
} from './rules-rehearse.ts';

type Asked = OutputOf<(typeof previewMailRule)['query']>;

/** Mails that are looked at: judging each takes some milliseconds. */
const MOST = 200;
const SHOWN = 5;

/** Throws 422 as tidiedRule does, 404 of an unknown rule. */
export async function previewRule(db: Reader, actor: Actor, asked: Asked): Promise<MailRulePreview> {
  const { kind, pattern, action } = await tidiedRule(db, asked);
  const before = asked.ruleId === undefined ? undefined : await findRule(db, asked.ruleId, actor);
  if (action === 'private') {
    const waiting = await covered(db, actor, kind, pattern, 'unplaced');
    return {
      pattern,
      waiting,
      journalled: await covered(db, actor, kind, pattern, 'journalled'),
      byPerson: 0,
    };
  }
  const rule: Rehearsed = {
    kind,
    pattern,
    action,
    customerId: asked.customerId ?? null,
    contactId: asked.contactId ?? null,
    formerly: before?.pattern,
  };
  const waiting = await wouldLeave(db, actor, rule, asked.exceptId);
  if (action === 'ignore' || rule.customerId === null) {
    return { pattern, waiting, journalled: NONE, byPerson: 0 };
  }
  const byPerson = await placedByPerson(db, actor, pattern, rule.customerId);
  return { pattern, waiting, journalled: await wouldMove(db, actor, rule), byPerson };
}

const NONE: SomeMail = { found: 0, more: false, items: [] };

async function wouldLeave(db: Reader, actor: Actor, rule: Rehearsed, exceptId: number | undefined) {
  // What one ignores is ignored in one's own mailbox only.
  const ownerId = rule.action === 'ignore' ? actor.id : undefined;
  const asked = { state: 'unplaced', actor, exceptId, ownerId, limit: MOST + 1 } as const;
  const found = await candidates(db, rule.pattern, asked);
  const ids: number[] = [];
  for (const mail of found.slice(0, MOST)) if (await rehearse(db, mail, rule)) ids.push(mail.id);
  return some(db, ids, found.length > MOST);
}

async function wouldMove(db: Reader, actor: Actor, rule: Rehearsed): Promise<SomeMail> {
  const found = await candidates(db, rule.pattern, { state: 'journalled', actor, limit: MOST + 1 });
  const moves: Move[] = [];
  for (const mail of found.slice(0, MOST)) {
    const move = await moveOf(db, mail, rule);
    if (move) moves.push(move);
  }
  const followers = await followersOf(db, actor, moves, rule.pattern);
  const ids = [...moves, ...followers].map((move) => move.mailId);
  return some(db, ids, found.length > MOST);
}

async function covered(
  db: Reader,
  actor: Actor,
  kind: Asked['kind'],
  pattern: string,
  state: 'unplaced' | 'journalled',
): Promise<SomeMail> {
  const { rows } = await sql<{ id: number }>`
    select m.id from mail m where ${all([coveredBy(actor.id, kind, pattern), sql`m.state = ${state}`])}
    order by m.sent_at desc limit ${MOST_COUNTED + 1}`.execute(db);
  return some(
    db,
    rows.slice(0, MOST_COUNTED).map(({ id }) => id),
    rows.length > MOST_COUNTED,
  );
}

const MOST_COUNTED = 1000;

async function placedByPerson(
  db: Reader,
  actor: Actor,
  pattern: string,
  customerId: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from mail m
    where m.state = 'journalled' and m.reason in ('person', 'asked') and ${visibleMail(actor)}
      and m.id in (select p.mail_id from mail_party p where not p.own and (${fits(pattern)}))
      and m.id not in (select mail_id from mail_activity where customer_id = ${customerId})`.execute(db);
  return rows[0]?.n ?? 0;
}

/** How many, and the newest of them. */
async function some(db: Reader, ids: readonly number[], more: boolean): Promise<SomeMail> {
  if (ids.length === 0) return { ...NONE, more };
  const { rows: items } = await sql<SomeMail['items'][number]>`
    select ${ROW} from mail m where m.id = any(${ids}::int[])
    order by m.sent_at desc, m.id desc limit ${SHOWN}`.execute(db);
  return { found: ids.length, more, items };
}
