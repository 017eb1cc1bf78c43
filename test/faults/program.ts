// The whole program as a child process, asked over HTTP, to be killed at any moment.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const PASSWORD = 'en god adgangskode';
/** Who is not signed in. */
const NOBODY = '';

export interface Program {
  start(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as the system does. */
  stop(): Promise<void>;
  /** Asks as a user; throws unless the answer is 200. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by tests only
  ask(user: string, method: string, path: string, body?: unknown): Promise<any>;
  /** Sends bytes as a user; throws unless the answer is 200. */
  upload(user: string, path: string, bytes: Buffer): Promise<void>;
  readonly pid: number | undefined;
}

export function program(databaseUrl: string, dataDir: string, flags: string[] = []): Program {
  let child: ChildProcess | undefined;
  let address = '';
  const cookies = new Map<string, string>();

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  }

  async function send(method: string, path: string, body: unknown, cookie = ''): Promise<Response> {
    const answer = await fetch(address + path, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async function cookieOf(user: string): Promise<string> {
    const known = user === NOBODY ? '' : cookies.get(user);
    if (known !== undefined) return known;
    const body = { email: `${user}@nordlys.dk`, password: PASSWORD };
    const answer = await send('POST', '/api/session', body);
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    cookies.set(user, cookie);
    return cookie;
  }

  return {
    async start() {
      const made = spawn(process.execPath, [...flags, 'src/server/main.ts'], {
        cwd: root,
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          DATA_DIR: dataDir,
          PORT: '0',
          LOG_LEVEL: 'silent',
          NODE_ENV: 'production',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = made;
      process.once('exit', () => made.kill('SIGKILL'));
      address = await new Promise((resolve, reject) => {
        let said = '';
        made.stderr.on('data', (text) => {
          said += text;
          const found = /Opfølg: (http\S+)/.exec(said)?.[1];
          if (found) resolve(found);
        });
        made.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
      });
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    ask: async (user, method, path, body) => (await send(method, path, body, await cookieOf(user))).json(),
    async upload(user, path, bytes) {
      const headers = { cookie: await cookieOf(user), 'content-type': 'application/octet-stream' };
      const answer = await fetch(address + path, { method: 'POST', headers, body: new Uint8Array(bytes) });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    },
    get pid() {
      return child?.pid;
    },
  };
}

/** Sets the firm up: three people. The first is its administrator. */
export async function setUpFirm(running: Program, users: readonly string[]): Promise<void> {
  const [first = '', ...others] = users;
  const person = (user: string) => ({
    name: `Kollega ${user}`,
    initials: user.toUpperCase(),
    email: `${user}@nordlys.dk`,
    password: PASSWORD,
  });
  await running.ask(NOBODY, 'POST', '/api/setup', { companyName: 'Nordlys A/S', ...person(first) });
  for (const user of others) {
    await running.ask(first, 'POST', '/api/users', { ...person(user), role: 'salesperson' });
  }
}

/** Files that a killed program left half-written. */
export const draftsIn = async (dataDir: string): Promise<number> =>
  (await readdir(join(dataDir, 'documents/tmp')).catch(() => [])).length;
