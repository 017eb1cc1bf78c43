// What a rule would make of mail that came before it: each mail is judged anew, by the very judgement that the journal
// uses, as if the rule stood there already. So what is promised is what will happen.
import { sql } from 'kysely';
import type { MailRuleInput } from '../../shared/mail-rules.ts';
import { all } from '../activities/rows.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { gatherEvidence } from './evidence.ts';
import { visibleMail } from './find.ts';
import { type Evidence, judge } from './match.ts';
import { outsidersOf } from './parties.ts';

/** A rule as it would stand. */
export interface Rehearsed
  extends Pick<MailRuleInput, 'kind' | 'pattern' | 'action' | 'customerId' | 'contactId'> {
  /** the pattern that it had before, which will not count any more */
  formerly?: string | undefined;
}

interface Asked {
  state: 'unplaced' | 'journalled';
  actor: Actor;
  /** only mails after this id */
  after?: number;
  exceptId?: number | undefined;
  /** whose mailbox it came from */
  ownerId?: number | undefined;
  limit: number;
}

/** Placed by the program, so that the program may move it; the others of a thread follow the mail that they answer. */
const BY_ITSELF = ['contact-address', 'customer-address', 'domain', 'rule'];

export interface Candidate {
  id: number;
  ownerId: number | null;
  parties: { role: 'from' | 'reply-to' | 'to' | 'cc' | 'bcc'; address: string; name: string; own: boolean }[];
  references: string[];
  /** customers that it is on */
  customerIds: number[];
}

/** Mails with an outsider that the pattern fits, by id, that the actor can see and the program may place. */
export async function candidates(db: Reader, pattern: string, asked: Asked): Promise<Candidate[]> {
  const where = [
    visibleMail(asked.actor),
    sql`m.state = ${asked.state}`,
    sql`m.id > ${asked.after ?? 0}`,
    sql`m.id in (select p.mail_id from mail_party p where not p.own and ${fits(pattern)})`,
  ];
  if (asked.state === 'journalled') where.push(sql`m.reason = any(${BY_ITSELF}::text[])`);
  if (asked.ownerId) where.push(sql`m.owner_id = ${asked.ownerId}`);
  if (asked.exceptId) where.push(sql`m.id <> ${asked.exceptId}`);
  const { rows } = await sql<Candidate>`
    select m.id, m.owner_id as "ownerId",
      (select json_agg(json_build_object('role', role, 'address', address, 'name', name, 'own', own) order by place)
        from mail_party where mail_id = m.id) as parties,
      array(select message_id from mail_reference where mail_id = m.id order by place) as references,
      array(select customer_id from mail_activity where mail_id = m.id) as "customerIds"
    from mail m where ${all(where)} order by m.id limit ${asked.limit}`.execute(db);
  return rows;
}

/** An address with and without its +tag; a domain with those below it. */
export function fits(pattern: string) {
  return pattern.startsWith('@')
    ? sql`(split_part(p.address, '@', 2) = ${pattern.slice(1)} or split_part(p.address, '@', 2) like ${`%.${pattern.slice(1)}`})`
    : sql`regexp_replace(p.address, '[+][^@]*@', '@') = ${pattern} or p.address = ${pattern}`;
}

/** Where the journal would put a mail if the rule stood; null when it would wait or be left out. */
export async function rehearse(db: Reader, mail: Candidate, rule: Rehearsed): Promise<number[] | null> {
  const outsiders = outsidersOf(mail.parties);
  const evidence = await gatherEvidence(db, {
    outsiders,
    references: mail.references,
    ownerId: mail.ownerId,
  });
  const verdict = judge(outsiders, { ...evidence, rules: withRule(evidence.rules, rule) });
  if (rule.action !== 'place') return verdict.state === 'ignored' ? [] : null;
  return verdict.state === 'journalled' ? verdict.places.map((place) => place.customerId) : null;
}

/** Without a customer yet: what waits is placed by the lesson, wherever it leads. */
const SOMEWHERE = 0;

function withRule(rules: Evidence['rules'], rule: Rehearsed): Evidence['rules'] {
  const others = rules.filter(
    (one) => one.action !== rule.action || (one.pattern !== rule.pattern && one.pattern !== rule.formerly),
  );
  const place =
    rule.action === 'place'
      ? { customerId: rule.customerId ?? SOMEWHERE, contactId: rule.contactId ?? null }
      : null;
  return [...others, { pattern: rule.pattern, action: rule.action, place }];
}

export interface Move {
  mailId: number;
  from: number;
}

/** The customer that a journalled mail would leave for the rule's one; null when it would not, or it is not clear which. */
export async function moveOf(db: Reader, mail: Candidate, rule: Rehearsed): Promise<Move | null> {
  const { customerId } = rule;
  if (customerId === null || mail.customerIds.includes(customerId)) return null;
  const there = await rehearse(db, mail, rule);
  if (!there?.includes(customerId)) return null;
  const left = mail.customerIds.filter((id) => !there.includes(id));
  return left.length === 1 ? { mailId: mail.id, from: left[0]! } : null;
}

/** Mails of the same threads and outsider that stand at the same customer only because of the thread. */
export async function followersOf(
  db: Reader,
  actor: Actor,
  moves: readonly Move[],
  pattern: string,
): Promise<Move[]> {
  if (moves.length === 0) return [];
  const { rows } = await sql<Move>`
    select distinct m.id as "mailId", moved.customer_id as "from"
    from unnest(${moves.map((one) => one.mailId)}::int[], ${moves.map((one) => one.from)}::int[]) moved(mail_id, customer_id)
    join mail root on root.id = moved.mail_id
    join mail m on m.thread_id = root.thread_id and m.id <> root.id and m.reason = 'thread' and m.state = 'journalled'
    join mail_activity ma on ma.mail_id = m.id and ma.customer_id = moved.customer_id
    where ${visibleMail(actor)} and exists (select 1 from mail_party p where p.mail_id = m.id and not p.own and (${fits(pattern)}))
    order by 1`.execute(db);
  return rows;
}
