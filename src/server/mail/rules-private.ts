// Which of a user's own mails a private exception covers: those that came by that user's mailbox or were sent in by
// that user, and fit. The same conditions count them beforehand and erase them afterwards.
import { type RawBuilder, sql } from 'kysely';
import type { MailRuleInput } from '../../shared/mail-rules.ts';
import { fits } from './rules-rehearse.ts';

/** A condition on `mail m`. */
export function coveredBy(userId: number, kind: MailRuleInput['kind'], pattern: string): RawBuilder<boolean> {
  const covers = {
    sender: sql`m.id in (select p.mail_id from mail_party p where not p.own and (${fits(pattern)}))`,
    subject: sql`holds_phrase(m.subject, ${pattern})`,
    folder: sql`m.id in (select l.mail_id from mail_location l join mailbox b on b.id = l.mailbox_id
      where b.user_id = ${userId} and l.gone_at is null and lies_in(l.folder, ${pattern}))`,
  }[kind];
  return sql<boolean>`(m.owner_id = ${userId} and ${covers})`;
}
