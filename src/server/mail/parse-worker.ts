// The thread in which mails are read: what runs out of memory or time here takes nobody with it (parser.ts).
import { parentPort } from 'node:worker_threads';
import { sanitiseMail } from './html.ts';
import { readMsg } from './msg.ts';
import { emptyMail, type ParsedMail, parseMail } from './parse.ts';

export interface ParseJob {
  id: number;
  kind: 'mail' | 'msg' | 'html';
  bytes: Uint8Array;
}

async function answer({ id, kind, bytes }: ParseJob): Promise<void> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let result: { headers?: unknown; shown?: unknown; parsed: ParsedMail };
  try {
    if (kind === 'msg') result = readMsg(raw);
    else if (kind === 'html') result = { shown: sanitiseMail(raw.toString()), parsed: emptyMail(null) };
    else result = { parsed: await parseMail(raw) };
  } catch {
    result = { parsed: emptyMail('unreadable') };
  }
  parentPort?.postMessage({ id, ...result });
}

parentPort?.on('message', (job: ParseJob) => void answer(job));
