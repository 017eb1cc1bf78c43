// Reading mails in a thread of its own, with a cap on its memory and a clock: one mail at a time.
// What must always hold: it never throws; a mail that cannot be read answers an empty one with the reason, and the
// next mail finds a working thread. An activity is made from the headers all the same.
import { Worker } from 'node:worker_threads';
import { type MailHeaders, readHeaders } from './headers.ts';
import { emptyMail, LARGEST_PARSED, type ParsedMail } from './parse.ts';
import type { ParseJob } from './parse-worker.ts';

export interface MailParserOptions {
  /** how long one mail may take; 20 s */
  timeoutMs?: number;
  /** how much memory the thread may take; 256 MB */
  memoryMb?: number;
}

/** A mail's bytes, or the file that holds them, which the thread reads itself. */
export type MailBytes = Buffer | { path: string; size: number };

export interface MailReader {
  parse(mail: MailBytes): Promise<ParsedMail>;
  /** an Outlook .msg file, which has no raw bytes of a mail in it */
  parseMsg(mail: MailBytes): Promise<{ headers: MailHeaders; parsed: ParsedMail }>;
  /** sanitiseMail, for which a megabyte of table takes a second; '' when it takes too long */
  sanitise(html: string): Promise<{ html: string; remoteImages: number }>;
  /** ends the thread; a mail being read answers «unreadable» */
  end(): Promise<void>;
}

/** A thread keeps the memory that it has once needed: after a mail of this size it is ended, and the next has a new one. */
const HEAVY = 4_000_000;

interface Answer {
  headers?: MailHeaders;
  shown?: { html: string; remoteImages: number };
  parsed: ParsedMail;
}

/** The thread starts with the first mail. */
export function mailParser({ timeoutMs = 20_000, memoryMb = 256 }: MailParserOptions = {}): MailReader {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let jobs = 0;

  function start(): Worker {
    const made = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      // Not the program's own flags: those size its heap.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
    });
    // An idle thread never keeps the program up, and one that dies idle is replaced at the next mail.
    made.unref();
    made.on('error', () => {});
    made.on('exit', () => {
      if (worker === made) worker = null;
    });
    return made;
  }

  function ask(kind: ParseJob['kind'], mail: MailBytes): Promise<Answer> {
    const size = Buffer.isBuffer(mail) ? mail.length : mail.size;
    if (size > LARGEST_PARSED) return Promise.resolve({ parsed: emptyMail('too-large') });
    worker ??= start();
    const thread = worker;
    jobs += 1;
    const id = jobs;
    const heavy = size > HEAVY;
    return new Promise((resolve) => {
      thread.ref();
      const settle = (answer: Answer, spent: boolean) => {
        clearTimeout(clock);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        thread.unref();
        if (spent) {
          if (worker === thread) worker = null;
          void thread.terminate();
        }
        resolve(answer);
      };
      const fail = (fault: string) => settle({ parsed: emptyMail(fault) }, true);
      const onMessage = (answer: Answer & { id: number }) => {
        if (answer.id === id) settle(withBuffers(answer), heavy);
      };
      const onError = (error: Error & { code?: string }) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'unreadable');
      const onExit = () => fail('unreadable');
      const clock = setTimeout(() => fail('too-slow'), timeoutMs);
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      if (!Buffer.isBuffer(mail)) return thread.postMessage({ id, kind, from: mail.path });
      // A copy of its own, handed over rather than copied again.
      const bytes = new Uint8Array(mail);
      thread.postMessage({ id, kind, from: bytes }, [bytes.buffer]);
    });
  }

  const inLine = (kind: ParseJob['kind'], mail: MailBytes): Promise<Answer> => {
    const answer = queue
      .then(() => ask(kind, mail))
      .catch((): Answer => ({ parsed: emptyMail('unreadable') }));
    queue = answer;
    return answer;
  };

  return {
    parse: async (mail) => (await inLine('mail', mail)).parsed,
    parseMsg: async (mail) => {
      const { headers, parsed } = await inLine('msg', mail);
      return { headers: headers ?? readHeaders(Buffer.alloc(0)), parsed };
    },
    sanitise: async (html) =>
      (await inLine('html', Buffer.from(html))).shown ?? { html: '', remoteImages: 0 },
    end: async () => {
      await worker?.terminate();
      worker = null;
    },
  };
}

/** A Buffer arrives from a thread as a plain Uint8Array. */
function withBuffers({ parsed, ...others }: Answer): Answer {
  const attachments = parsed.attachments.map((each) => ({
    ...each,
    content: Buffer.from(each.content.buffer, each.content.byteOffset, each.content.byteLength),
  }));
  return { ...others, parsed: { ...parsed, attachments } };
}
