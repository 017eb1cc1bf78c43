// The built program as a user starts it: a process of its own, with its own port, data folder and database.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Program {
  url: string;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const START_MS = 90_000;

/** Starts the program, with the demo world or empty; answers when it listens. */
export async function startProgram({ demo }: { demo: boolean }): Promise<Program> {
  const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-walk-'));
  const port = await freePort();
  const child = spawn('node', ['src/server/main.ts', ...(demo ? ['--demo'] : [])], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      // Its addresses can be made; nobody listens for mail to them.
      DROP_BOX_DOMAIN: 'post.havbropak.dk',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await listening(child);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (/Opfølg: http/.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`the program did not start in time:\n${said}`)), START_MS).unref();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
