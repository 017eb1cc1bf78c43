// node --import ./src/server/give-back.ts … : has the C library give large pieces of memory back to the system when they
// are freed (docs/decisions/014). It can be told only before a process starts, so the process starts once more, in its
// own place: same number, same terminal. Elsewhere than on Linux nothing happens.
import { isMainThread } from 'node:worker_threads';

const { argv, env, execArgv, execPath, platform } = process;
const NAME = 'MALLOC_MMAP_THRESHOLD_';

if (platform === 'linux' && isMainThread && process.execve) {
  // Heard already; the database and whatever else is started from here decide for themselves.
  if (env[NAME] !== undefined) delete env[NAME];
  else process.execve(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, [NAME]: '131072' });
}
