// Reading documents in a thread of its own, with a cap on its memory and a clock: one at a time.
// What must always hold: it never throws; whatever a document does to its thread, the next finds one that works.
import { Worker } from 'node:worker_threads';
import type { Reading } from './text-of.ts';
import type { TextTask } from './text-worker.ts';

/** `failed`: it took more than it may, or ended its thread; another time it may do better. */
export type Answer = Reading | { state: 'failed'; reason: 'too-slow' | 'too-much-memory' | 'crashed' };

export interface TextReader {
  /** one at a time */
  read(task: TextTask): Promise<Answer>;
  /** ends the thread; the next document starts another */
  end(): Promise<void>;
}

export interface TextReaderLimits {
  timeoutMs: number;
  memoryMb: number;
}

export const LIMITS: TextReaderLimits = { timeoutMs: 20_000, memoryMb: 512 };

/** A thread takes a while to start, and keeps the memory that it has once needed. */
const IDLE_MS = 30_000;

export function textReader({ timeoutMs, memoryMb }: TextReaderLimits = LIMITS): TextReader {
  let worker: Worker | null = null;
  let resting: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    clearTimeout(resting);
    await worker?.terminate();
  }

  function start(): Worker {
    const made = new Worker(new URL('./text-worker.ts', import.meta.url), {
      // Not the program's own flags: those size its heap.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
    });
    // An idle thread never keeps the program up, and one that dies idle is replaced at the next document.
    made.unref();
    made.on('error', () => {});
    made.on('exit', () => {
      if (worker === made) worker = null;
    });
    return made;
  }

  return {
    read(task) {
      clearTimeout(resting);
      worker ??= start();
      const thread = worker;
      return new Promise((resolve) => {
        thread.ref();
        const settle = (answer: Answer) => {
          clearTimeout(clock);
          thread.off('message', onMessage).off('error', onError).off('exit', onExit);
          thread.unref();
          resting = setTimeout(end, IDLE_MS).unref();
          resolve(answer);
        };
        const fail = (reason: 'too-slow' | 'too-much-memory' | 'crashed') => {
          if (worker === thread) worker = null;
          void thread.terminate();
          settle({ state: 'failed', reason });
        };
        const onMessage = (message: Answer | 'begun') => {
          if (message === 'begun') clock.refresh();
          else settle(message);
        };
        const onError = (error: Error & { code?: string }) =>
          fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'crashed');
        const onExit = () => fail('crashed');
        const clock = setTimeout(() => fail('too-slow'), timeoutMs);
        thread.on('message', onMessage).on('error', onError).on('exit', onExit);
        thread.postMessage(task);
      });
    },
    end,
  };
}
