// Fetches mail in windows that are bounded by number and by bytes, whatever the server sends.
// What must always hold: a window is collected whole before anything else is asked, for a command awaited inside a fetch
// waits for that fetch for ever; and what was not asked for is dropped.
import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import { MOST_BYTES, uidSet } from './imap.ts';
import { MailServerFault } from './mail-server-fault.ts';

/** A mail as its headers show it. */
export interface SeenMail {
  uid: number;
  size: number;
  receivedAt: Date;
  /** at most 256 kB */
  headers: Buffer;
}

export const WINDOW_MAILS = 250;
const WINDOW_BYTES = 20 * 1024 * 1024;
/** A larger mail comes alone and in pieces. */
const PIECEMEAL_BYTES = 5 * 1024 * 1024;
const HEADER_BYTES = 256 * 1024;

/** The headers of these mails of the open folder; those that have gone meanwhile are missing. */
export async function fetchHeaders(client: ImapFlow, uids: readonly number[]): Promise<SeenMail[]> {
  const part = { key: 'HEADER', start: 0, maxLength: HEADER_BYTES };
  const rows = await fetchRows(client, uids, { size: true, internalDate: true, bodyParts: [part] });
  return rows.map((row) => ({
    uid: row.uid,
    size: row.size ?? 0,
    receivedAt: instantOf(row.internalDate),
    headers: row.headers ?? Buffer.alloc(0),
  }));
}

/** Subject and date for people, of mails that are shown but not taken in. */
export async function fetchEnvelopes(
  client: ImapFlow,
  uids: readonly number[],
): Promise<{ uid: number; subject: string; date: Date }[]> {
  const rows = await fetchRows(client, uids, { envelope: true, internalDate: true });
  return rows.map(({ uid, envelope, internalDate }) => ({
    uid,
    subject: envelope?.subject ?? '',
    date: instantOf(internalDate),
  }));
}

/** Hands over raw bytes, a window at a time; the next window waits until this one is taken care of. */
export async function eachWhole<Mail extends SeenMail>(
  client: ImapFlow,
  mails: readonly Mail[],
  take: (window: { mail: Mail; raw: Buffer }[]) => Promise<void>,
): Promise<void> {
  for (const window of windowsOf(mails)) {
    const [first] = window;
    if (first && window.length === 1 && first.size > PIECEMEAL_BYTES) {
      const raw = await download(client, first);
      if (raw) await take([{ mail: first, raw }]);
      continue;
    }
    const byUid = new Map(window.map((mail) => [mail.uid, mail]));
    const rows = await fetchRows(client, [...byUid.keys()], { source: true });
    await take(rows.flatMap(({ uid, source }) => (source ? [{ mail: byUid.get(uid)!, raw: source }] : [])));
  }
}

function windowsOf<Mail extends SeenMail>(mails: readonly Mail[]): Mail[][] {
  const windows: Mail[][] = [];
  let bytes = 0;
  for (const mail of mails) {
    const last = windows.at(-1);
    const alone = mail.size > PIECEMEAL_BYTES;
    if (!last || alone || bytes + mail.size > WINDOW_BYTES || last.length >= WINDOW_MAILS) {
      windows.push([mail]);
      // Nothing joins one that comes alone.
      bytes = alone ? WINDOW_BYTES : mail.size;
    } else {
      last.push(mail);
      bytes += mail.size;
    }
  }
  return windows;
}

async function download(client: ImapFlow, mail: SeenMail): Promise<Buffer | null> {
  const { content } = await client.download(mail.uid, undefined, { uid: true, chunkSize: 1024 * 1024 });
  if (!content) return null;
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new MailServerFault('mail-server-broke-off');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function fetchRows(
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
): Promise<FetchMessageObject[]> {
  if (uids.length === 0) return [];
  const asked = new Set(uids);
  const rows: FetchMessageObject[] = [];
  let bytes = 0;
  for await (const row of client.fetch(uidSet(uids), { ...query, uid: true }, { uid: true })) {
    if (!asked.delete(row.uid)) continue;
    bytes += (row.source?.length ?? 0) + (row.headers?.length ?? 0);
    // It ends the connection too: the rest of such an answer must not be waited for.
    if (bytes > MOST_BYTES) {
      client.close();
      throw new MailServerFault('mail-server-broke-off');
    }
    rows.push(row);
  }
  return rows;
}

/** When the server took the mail in; one that does not say is taken for old, never for new. */
function instantOf(date: Date | string | undefined): Date {
  const instant = new Date(date ?? 0);
  return Number.isNaN(instant.getTime()) ? new Date(0) : instant;
}
