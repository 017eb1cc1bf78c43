// The mails in files and folders: .eml, Outlook's .msg, mbox, and folders of them (Maildir too), one after the other.
// What must always hold: no more in memory than one mail, and what cannot be read is told with its file and its place.
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { MAX_DOCUMENT_BYTES } from '../../shared/documents.ts';
import { readHeaders } from './headers.ts';
import { splitMbox } from './mbox.ts';
import { isOutlook } from './upload.ts';

export interface FoundMail {
  /** for people: the file, and in an mbox which mail of it, and where */
  where: { file: string; number: number | null; at: number | null };
  raw: Buffer;
  outlook: boolean;
  /** what the file says of when it came, for a mail that does not */
  receivedAt: Date;
}

export type FileFault = 'too-large' | 'not-a-mail' | 'empty' | 'unreadable';
export type Found = FoundMail | { where: FoundMail['where']; fault: FileFault };

const MAIL_NAME = /\.(eml|msg|mbox|mbx)$/i;
/** Enough of a file to know what it is. */
const LOOK_BYTES = 64 * 1024;

/** Every mail in these files and folders. In a folder, other files are passed by; one that is named must be of mail. */
export async function* mailsIn(paths: readonly string[]): AsyncGenerator<Found, void, undefined> {
  for (const path of paths) {
    if ((await stat(path)).isDirectory()) yield* inFolder(path);
    else yield* inFile(path, true);
  }
}

async function* inFolder(folder: string): AsyncGenerator<Found, void, undefined> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    // No links: they may lead in a circle.
    if (entry.isDirectory()) yield* inFolder(join(folder, entry.name));
    else if (entry.isFile()) yield* inFile(join(folder, entry.name), MAIL_NAME.test(entry.name));
  }
}

/** `named`: by its name, or by whoever asks for it, it is a mail, so that it is told when it is none. */
async function* inFile(file: string, named: boolean): AsyncGenerator<Found, void, undefined> {
  const where = { file, number: null, at: null };
  try {
    const { size, mtime } = await stat(file);
    const look = await beginningOf(file);
    if (extname(file).toLowerCase() !== '.eml' && look.toString('latin1', 0, 5) === 'From ') {
      yield* inMbox(file, mtime);
      return;
    }
    const outlook = isOutlook(look);
    if (!named && !outlook && !hasMailHeaders(look)) return;
    if (size === 0) {
      if (named) yield { where, fault: 'empty' };
    } else if (!outlook && !hasMailHeaders(look)) {
      yield { where, fault: 'not-a-mail' };
    } else if (size > MAX_DOCUMENT_BYTES) {
      yield { where, fault: 'too-large' };
    } else {
      yield { where, raw: await readFile(file), outlook, receivedAt: mtime };
    }
  } catch (error) {
    if (!UNREADABLE.has((error as { code?: string }).code ?? '')) throw error;
    yield { where, fault: 'unreadable' };
  }
}

const UNREADABLE = new Set(['EACCES', 'EPERM', 'EIO', 'ENOENT', 'EISDIR']);

async function* inMbox(file: string, changedAt: Date): AsyncGenerator<Found, void, undefined> {
  const bytes = createReadStream(file, { highWaterMark: 1024 * 1024 });
  for await (const { number, at, envelope, raw } of splitMbox(bytes, MAX_DOCUMENT_BYTES)) {
    const where = { file, number, at };
    if (raw === null) yield { where, fault: 'too-large' };
    else if (!hasMailHeaders(raw)) yield { where, fault: 'not-a-mail' };
    else yield { where, raw, outlook: false, receivedAt: dateOf(envelope) ?? changedAt };
  }
}

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOK_BYTES), 0, LOOK_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Prose, a table, an index of a mail program: nothing of it says who wrote, nor what about and when. */
function hasMailHeaders(bytes: Buffer): boolean {
  const { from, messageId, subject, date } = readHeaders(bytes);
  return from !== null || messageId !== null || (subject !== '' && date !== null);
}

/** «lars@nordbyg.example Mon Nov 23 09:00:00 2026», in UTC (RFC 4155). */
function dateOf(envelope: string): Date | null {
  const given = /[A-Z][a-z]{2} +\d{1,2} +\d{1,2}:\d{2}(:\d{2})?( +[+-]\d{4})? +\d{4}/.exec(envelope)?.[0];
  if (!given) return null;
  const date = new Date(/[+-]\d{4} /.test(given) ? given : `${given} UTC`);
  return Number.isNaN(date.getTime()) ? null : date;
}
