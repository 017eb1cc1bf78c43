// The thread in which mails are read: what runs out of memory or time here takes nobody with it (parser.ts).
import { parentPort } from 'node:worker_threads';
import { readMsg } from './msg.ts';
import { emptyMail, type ParsedMail, parseMail } from './parse.ts';

export interface ParseJob {
  id: number;
  kind: 'mail' | 'msg';
  bytes: Uint8Array;
}

async function answer({ id, kind, bytes }: ParseJob): Promise<void> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let result: { headers?: unknown; parsed: ParsedMail };
  try {
    result = kind === 'msg' ? readMsg(raw) : { parsed: await parseMail(raw) };
  } catch {
    result = { parsed: emptyMail('unreadable') };
  }
  parentPort?.postMessage({ id, ...result });
}

parentPort?.on('message', (job: ParseJob) => void answer(job));
