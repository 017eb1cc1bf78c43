// Reading documents in a process of its own, with a cap on its memory and a clock: one at a time. A thread would not do: one
// allocation beyond its cap ends the whole program, and a document can bring that about.
// What must always hold: it never throws; whatever a document does to its process, the next finds one that works.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Reading } from './text-of.ts';
import type { TextTask } from './text-worker.ts';

/** `failed`: it took more than it may, or ended its process; another time it may do better. */
export type Answer = Reading | { state: 'failed'; reason: 'too-slow' | 'too-much-memory' | 'crashed' };

export interface TextReader {
  /** one at a time */
  read(task: TextTask): Promise<Answer>;
  /** ends the process; the next document starts another */
  end(): Promise<void>;
}

export interface TextReaderLimits {
  timeoutMs: number;
  memoryMb: number;
}

export const LIMITS: TextReaderLimits = { timeoutMs: 20_000, memoryMb: 512 };

/** A process takes a while to start, and keeps the memory that it has once needed. */
const IDLE_MS = 30_000;

export function textReader({ timeoutMs, memoryMb }: TextReaderLimits = LIMITS): TextReader {
  let reader: ChildProcess | null = null;
  let resting: NodeJS.Timeout | undefined;

  function start(): ChildProcess {
    const made = fork(fileURLToPath(new URL('./text-worker.ts', import.meta.url)), {
      // Not the program's own flags, which size its heap, nor anything of its environment, which holds secrets.
      execArgv: [`--max-old-space-size=${memoryMb}`, '--max-semi-space-size=8'],
      env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    rest(made);
    made.on('error', () => {});
    made.on('exit', () => {
      if (reader === made) reader = null;
    });
    return made;
  }

  return {
    read(task) {
      clearTimeout(resting);
      reader ??= start();
      const process = reader;
      return new Promise((resolve) => {
        process.ref();
        process.channel?.ref();
        const settle = (answer: Answer) => {
          clearTimeout(clock);
          process.off('message', onMessage).off('error', onCrash).off('exit', onExit);
          rest(process);
          resting = setTimeout(() => process.kill('SIGKILL'), IDLE_MS).unref();
          resolve(answer);
        };
        const fail = (reason: 'too-slow' | 'too-much-memory' | 'crashed') => {
          if (reader === process) reader = null;
          process.kill('SIGKILL');
          settle({ state: 'failed', reason });
        };
        const onMessage = (message: unknown) => {
          if (message === 'begun') clock.refresh();
          else settle(message as Answer);
        };
        const onCrash = () => fail('crashed');
        // How node ends when its heap is full.
        const onExit = (code: number | null, signal: string | null) =>
          fail(signal === 'SIGABRT' || code === 134 ? 'too-much-memory' : 'crashed');
        const clock = setTimeout(() => fail('too-slow'), timeoutMs);
        process.on('message', onMessage).on('error', onCrash).on('exit', onExit);
        process.send(task, (error) => error && onCrash());
      });
    },

    async end() {
      clearTimeout(resting);
      const ending = reader;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const gone = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGKILL');
      await gone;
    },
  };
}

/** One that has nothing to do never keeps the program up. */
function rest(process: ChildProcess): void {
  process.unref();
  process.channel?.unref();
}
