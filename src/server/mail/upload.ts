// A mail file that somebody sends in on purpose: stored whole first, then journalled where it was asked to be, or by
// the rules of matching.
import type { Readable } from 'node:stream';
import { MAX_DOCUMENT_BYTES } from '../../shared/documents.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { findOwner } from '../documents/owner.ts';
import { Problem } from '../errors.ts';
import { readHeaders } from './headers.ts';
import type { MailReader } from './parser.ts';
import { receiveMail } from './receive.ts';

/** How a file of Outlook's own form (.msg) begins. */
const OUTLOOK = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export const isOutlook = (bytes: Buffer): boolean => bytes.subarray(0, OUTLOOK.length).equals(OUTLOOK);

interface Asked {
  customerId?: number | undefined;
  contactId?: number | undefined;
}

/** Throws 413 `file-too-large`, 422 `empty-file`, `not-a-mail`, `unknown-customer`, `unknown-contact`, 409 `private-mail`. */
export async function uploadMail(
  { parser, ...parts }: Parameters<typeof receiveMail>[0] & { parser: MailReader },
  {
    bytes,
    expected,
    db,
    actor,
    asked,
  }: { bytes: Readable; expected: number | undefined; db: Reader; actor: Actor; asked: Asked },
): Promise<{ mailId: number | null; known: boolean }> {
  const raw = await readAll(bytes, expected);
  const outlook = isOutlook(raw);
  const headers = outlook ? (await parser.parseMsg(raw)).headers : readHeaders(raw);
  if (!headers.from && !headers.messageId && !headers.subject) throw new Problem(422, 'not-a-mail');
  const place = await placeAsked(db, asked);
  const received = await receiveMail(parts, {
    raw,
    ...(outlook && { msg: headers }),
    ownerId: actor.id,
    receivedAt: parts.clock(),
    verified: null,
    asked: place,
  });
  if (received.mailId === null) throw new Problem(409, 'private-mail');
  return { mailId: received.mailId, known: received.known };
}

async function placeAsked(db: Reader, asked: Asked) {
  if (asked.contactId === undefined && asked.customerId === undefined) return null;
  const owner = await findOwner(
    db,
    asked.contactId === undefined ? { customerId: asked.customerId } : { contactId: asked.contactId },
    false,
  );
  return { customerId: owner.customerId, contactId: asked.contactId ?? null };
}

/** All of it in one piece, for which there is room from the start where its length is announced. */
async function readAll(bytes: Readable, expected = 0): Promise<Buffer> {
  let room = Buffer.allocUnsafe(Math.min(Math.max(expected, 64 * 1024), MAX_DOCUMENT_BYTES));
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    if (size + chunk.length > MAX_DOCUMENT_BYTES) throw new Problem(413, 'file-too-large');
    if (size + chunk.length > room.length) {
      const larger = Buffer.allocUnsafe(Math.min(2 * (size + chunk.length), MAX_DOCUMENT_BYTES));
      room.copy(larger, 0, 0, size);
      room = larger;
    }
    size += chunk.copy(room, size);
  }
  if (size === 0) throw new Problem(422, 'empty-file');
  return room.subarray(0, size);
}
