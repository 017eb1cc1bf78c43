// What a mail holds: its text and its files, read from the stored bytes; without bytes, or where they cannot be read,
// what there is.
import { Readable } from 'node:stream';
import type { BlobStore, StoredBlob } from '../documents/blobs.ts';
import type { MailFile } from './activity.ts';
import type { Party } from './addresses.ts';
import { forwardedFrom } from './forwarded.ts';
import type { JournalParts } from './journal.ts';
import { readBounce } from './parse.ts';
import type { Bounce } from './parse-bounce.ts';
import { ownText } from './reply-text.ts';

/** Longer than this no text is kept for reading and searching, bytes. */
const MOST_TEXT = 256 * 1024;
const HEAD_BYTES = 64 * 1024;

export interface Content {
  /** what its sender wrote, without quoted history */
  text: string;
  hasHtml: boolean;
  /** who wrote first what is forwarded in it */
  forwarded: Party | null;
  /** the mail file first, then what was attached */
  files: MailFile[];
  fault: string | null;
  /** of a report: what did not arrive */
  bounce: Bounce | null;
}

const NOTHING: Content = {
  text: '',
  hasHtml: false,
  forwarded: null,
  files: [],
  fault: null,
  bounce: null,
};

export async function readContent(
  { blobs, parser }: Pick<JournalParts, 'blobs' | 'parser'>,
  {
    sha256,
    subject,
    format,
    automatic,
  }: { sha256: string | null; subject: string; format: string; automatic: string | null },
): Promise<Content> {
  if (sha256 === null) return NOTHING;
  const stored = await beginningOf(blobs, sha256);
  // The thread reads the file itself: a mail of 30 MB is never here.
  const source = { path: blobs.placeOf(sha256), size: stored.size };
  const parsed = format === 'msg' ? (await parser.parseMsg(source)).parsed : await parser.parse(source);
  const { own } = ownText(parsed.text);
  const file = { name: `${subject || 'mail'}.${format}`, stored };
  const attached: MailFile[] = [];
  for (const { name, content, inline } of parsed.attachments) {
    if (inline || content.length === 0) continue;
    attached.push({ name, stored: await blobs.put(Readable.from([content]), content.length) });
  }
  return {
    text: clip(own),
    hasHtml: parsed.html !== null,
    forwarded: forwardedFrom(subject, parsed.text, parsed),
    files: [file, ...attached],
    fault: parsed.fault,
    bounce: automatic === 'bounce' ? readBounce(await readBlob(blobs, sha256)) : null,
  };
}

export async function readBlob(blobs: BlobStore, sha256: string): Promise<Buffer> {
  const file = await blobs.open(sha256);
  if (!file) throw new Error('the file of a mail is missing');
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function beginningOf(blobs: BlobStore, sha256: string): Promise<StoredBlob> {
  const file = await blobs.open(sha256);
  if (!file) throw new Error('the file of a mail is missing');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, HEAD_BYTES)), { position: 0 });
    return { sha256, size, head: buffer.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}

function clip(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\0', '\ufffd'));
  return bytes.length <= MOST_TEXT ? bytes.toString() : bytes.subarray(0, MOST_TEXT).toString();
}
