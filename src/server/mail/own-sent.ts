// A mail that was sent from here, met again: in the folder of sent mail, by the drop-box, in a colleague's mailbox. Some
// servers and gateways give it another Date by seconds, or a Message-ID of their own; it is the same mail all the same.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { MailHeaders } from './headers.ts';

const MOST_SECONDS = 120;

/** By Message-ID: the fingerprint that a mail of ours goes by already. Others are not in it. */
export async function printsOfOwnSent(
  db: Reader,
  mails: readonly MailHeaders[],
): Promise<ReadonlyMap<string, string>> {
  const ids = mails.flatMap(({ messageId }) => messageId ?? []);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ met: string; print: string; from: string; sentAt: Date }>`
    select met, m.fingerprint as print, m.from_address as "from", m.sent_at as "sentAt"
    from unnest(${ids}::text[]) met
    join outbox o on o.message_id = met or o.server_message_id = met
    join mail m on m.message_id in (o.message_id, o.server_message_id)
    order by m.id desc`.execute(db);
  const prints = new Map<string, string>();
  for (const { messageId, from, date } of mails) {
    const known = rows.findLast(
      (row) =>
        row.met === messageId &&
        row.from === from?.address &&
        date !== null &&
        Math.abs(row.sentAt.getTime() - date.getTime()) <= MOST_SECONDS * 1000,
    );
    if (known) prints.set(known.met, known.print);
  }
  return prints;
}
