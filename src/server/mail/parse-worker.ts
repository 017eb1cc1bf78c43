// The thread in which mails are read: what runs out of memory or time here takes nobody with it (parser.ts).
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { sanitiseMail } from './html.ts';
import { readMsg } from './msg.ts';
import { emptyMail, type ParsedMail, parseMail } from './parse.ts';

export interface ParseJob {
  id: number;
  kind: 'mail' | 'msg' | 'html';
  /** the bytes, or the file that holds them */
  from: Uint8Array | string;
}

async function answer({ id, kind, from }: ParseJob): Promise<void> {
  let result: { headers?: unknown; shown?: unknown; parsed: ParsedMail };
  try {
    const raw =
      typeof from === 'string'
        ? await readFile(from)
        : Buffer.from(from.buffer, from.byteOffset, from.byteLength);
    if (kind === 'msg') result = readMsg(raw);
    else if (kind === 'html') result = { shown: sanitiseMail(raw.toString()), parsed: emptyMail(null) };
    else result = { parsed: await parseMail(raw) };
  } catch {
    result = { parsed: emptyMail('unreadable') };
  }
  const files = result.parsed.attachments.map(({ content }) => ownBytes(content));
  const attachments = result.parsed.attachments.map((each, index) => ({ ...each, content: files[index] }));
  // Handed over, not copied: files are most of a mail.
  parentPort?.postMessage(
    { id, ...result, parsed: { ...result.parsed, attachments } },
    files.map(({ buffer }) => buffer),
  );
}

/** Bytes that share their memory with nothing else, so that it can be given away. */
function ownBytes(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = content;
  const alone =
    content.length > 0 && buffer instanceof ArrayBuffer && buffer.byteLength === content.byteLength;
  return alone ? new Uint8Array(buffer) : new Uint8Array(content);
}

parentPort?.on('message', (job: ParseJob) => void answer(job));
