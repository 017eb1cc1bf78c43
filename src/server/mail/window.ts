// One window of a folder: headers first, then the whole of what is wanted, then the books.
// What must always hold: nothing of a mail is on disk before its headers said that it may be; and one mail that cannot be
// read neither stops the others nor is forgotten.
import type { ImapFlow } from 'imapflow';
import type { Database } from '../db/database.ts';
import { errorCode } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { Problem } from '../errors.ts';
import { eachWhole, fetchHeaders, type SeenMail } from './fetch.ts';
import { fingerprint, headerFingerprint } from './fingerprint.ts';
import { readHeaders } from './headers.ts';
import { limitTo } from './limit.ts';
import { type Folder, knownOf, type Located, MOST_WHOLE_BYTES, writeWindow } from './locations.ts';
import { tellOwner } from './mailbox-news.ts';
import { readOwnSide } from './own.ts';
import { printsOfOwnSent } from './own-sent.ts';
import { receiveHeaders, receiveMail, wanted } from './receive.ts';
import { verifiedSender } from './verified.ts';

export interface WindowParts {
  database: Database;
  blobs: BlobStore;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
}

/** Mails that this process takes in at the same time, for all mailboxes together: the database is for people first. */
const atOnce = limitTo(6);

/**
 * Reads these mails of the open folder and moves its cursor past them. `whole`: a person has decided on them, so they
 * are taken whole whatever the rules say.
 */
export async function readWindow(
  parts: WindowParts,
  client: ImapFlow,
  source: { folder: Folder; ownerId: number; authserv: string | null; whole: boolean },
  uids: readonly number[],
): Promise<void> {
  const { database } = parts;
  const { folder, ownerId } = source;
  const ours = await readOwnSide(database.reader);
  const seen = (await fetchHeaders(client, uids)).map((mail) => {
    const parsed = readHeaders(mail.headers);
    return { ...mail, parsed, verified: verifiedSender(parsed, source.authserv, ours) };
  });
  const sentFromHere = await printsOfOwnSent(
    database.reader,
    seen.map(({ parsed }) => parsed),
  );
  const mails = seen.map((mail) => {
    const own = mail.parsed.messageId && sentFromHere.get(mail.parsed.messageId);
    // Without a Message-ID the body is part of what it is, which is not here yet: then only what is known by headers
    // alone is known.
    const print = headerFingerprint(mail.parsed) ?? (own || fingerprint(mail.parsed, mail.headers));
    return { ...mail, print };
  });
  const prints = mails.map(({ print }) => print);
  const known = await knownOf(database.reader, folder.mailboxId, prints);
  const located: Located[] = [];
  const whole: (typeof mails)[number][] = [];

  /** Takes one mail in; a fault that is the mail's own is noted and tried again later. */
  async function settle(
    mail: SeenMail,
    print: string | null,
    act: () => Promise<Omit<Located, 'uid'> | null>,
  ) {
    try {
      const outcome = await atOnce(act);
      if (outcome) located.push({ uid: mail.uid, ...outcome });
    } catch (error) {
      if (!isOfTheMail(error)) throw error;
      parts.log.error({ err: error, mailboxId: folder.mailboxId, uid: mail.uid }, 'mail not read');
      located.push({ uid: mail.uid, fingerprint: print, mailId: null, outcome: 'failed' });
    }
  }

  await all(
    mails.map((mail) =>
      settle(mail, mail.print, async () => {
        if (!source.whole) {
          const before = known.get(mail.print);
          if (before) return { fingerprint: mail.print, ...before };
          const more = { ours, verified: mail.verified, folder: folder.path };
          const wish = await wanted(database.reader, mail.parsed, ownerId, more);
          const { take, reason, private: isPrivate } = wish;
          if (take === 'nothing') {
            const outcome = isPrivate ? 'private' : reason === 'internal' ? 'internal' : 'ignored';
            return { fingerprint: mail.print, mailId: null, outcome };
          }
          if (take === 'headers' || mail.size > MOST_WHOLE_BYTES) {
            const { headers, size, receivedAt, verified } = mail;
            const kept = await receiveHeaders(parts, { headers, size, receivedAt, verified, ownerId, ours });
            return { ...kept, outcome: kept.mailId === null ? 'private' : 'headers' };
          }
        }
        whole.push(mail);
        return null;
      }),
    ),
  );
  whole.sort((a, b) => a.uid - b.uid);
  await eachWhole(client, whole, (window) =>
    all(
      window.map(({ mail, raw }) =>
        settle(mail, null, async () => {
          const { receivedAt, verified } = mail;
          const kept = await receiveMail(parts, { raw, receivedAt, verified, ownerId, ours });
          return { ...kept, outcome: kept.mailId === null ? 'private' : 'whole' };
        }),
      ),
    ),
  );
  const passed = uids.at(-1) ?? 0;
  await database.transaction(async (tx) => {
    await writeWindow(tx, folder, located, passed);
    if (located.length > 0) await tellOwner(tx, { id: folder.mailboxId, user_id: ownerId }, 'read');
  });
}

/** Waits for all of them, also when one fails: none goes on behind the back of whoever tries again. */
async function all(acts: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(acts)) if (result.status === 'rejected') throw result.reason;
}

/** Whether an error is this mail's own fault, and not the database's, the disk's or the connection's. */
export function isOfTheMail(error: unknown): boolean {
  if (error instanceof Problem) return error.status < 500;
  const code = errorCode(error);
  // Data that PostgreSQL refuses; every other code is about something around the mail.
  if (code !== undefined) return /^2[23]\w{3}$/.test(code);
  return error instanceof TypeError || error instanceof RangeError;
}
