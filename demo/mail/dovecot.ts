// A real Dovecot for the demo and for tests: the one that is installed, or Debian's packages unpacked into
// node_modules/.cache and laid over /usr in a mount namespace of its own, so that nothing outside changes; as root and
// without. It listens on this machine only; any user may sign in with the one password, and has a mailbox by being
// delivered to. Where it cannot be had, `startDovecot` answers why.
import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, open, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = join(import.meta.dirname, '../../node_modules/.cache/dovecot');
const PACKAGES = ['dovecot-core', 'dovecot-imapd', 'libexttextcat-2.0-0'];
const INSTALLED = '/usr/sbin/dovecot';

/** Whose processes they are: Dovecot refuses to work as root. */
const isRoot = userInfo().uid === 0;
const account = isRoot
  ? { uid: 65_534, gid: 65_534, user: 'nobody', group: 'nogroup' }
  : { uid: userInfo().uid, gid: userInfo().gid, user: userInfo().username, group: groupName(userInfo().gid) };

function groupName(gid: number): string {
  const groups = existsSync('/etc/group') ? readFileSync('/etc/group', 'utf8') : '';
  const line = groups.split('\n').find((one) => one.split(':')[2] === `${gid}`);
  return line?.split(':')[0] ?? `${gid}`;
}

export interface MailServer {
  port: number;
  start(): Promise<void>;
  /** Ends it and all its processes, at once. */
  kill(): Promise<void>;
  /** Ends its processes but the first, as if they had crashed; those that are needed start again. */
  crash(): void;
  /** Puts mails into a user's folder, as a delivery does. */
  deliver(user: string, folder: string, mails: readonly (string | Buffer)[], at?: Date): Promise<void>;
  /** Ends it and removes its files. */
  close(): Promise<void>;
}

interface Wanted {
  /** an empty folder for it, with a short path; it is removed at the end */
  folder: string;
  password: string;
  /** any free one when not told */
  port?: number;
  /** where access tokens are asked about (RFC 7662), for signing in by XOAUTH2: their `sub` is the user's name */
  introspection?: string | undefined;
  /** dressed as Exchange: a short list of abilities, and Danish folders that say nothing of their use */
  exchange?: { idle: boolean } | undefined;
}

/** A server that runs, or why there is none. */
export async function startDovecot({ folder, ...wanted }: Wanted): Promise<MailServer | string> {
  if (process.platform !== 'linux') return 'Dovecot is started by itself on Linux only';
  const overlay = await files();
  if (typeof overlay === 'string') return overlay;
  const port = wanted.port ?? (await freePort());
  await mkdir(join(folder, 'mail'));
  await writeFile(join(folder, 'dovecot.conf'), configuration({ ...wanted, folder, port }));
  await own(folder, join(folder, 'mail'), join(folder, 'dovecot.conf'));
  if (wanted.introspection !== undefined) {
    await writeFile(join(folder, 'tokens.conf'), tokens(wanted.introspection));
    await own(join(folder, 'tokens.conf'));
  }
  const server = makeServer(folder, port, overlay.usr);
  try {
    await server.start();
    return server;
  } catch (error) {
    await server.close();
    return `Dovecot does not start here: ${(error as Error).message}`;
  }
}

/** What to lay over /usr: null when Dovecot is installed. */
async function files(): Promise<{ usr: string | null } | string> {
  const usr = join(CACHE, 'usr');
  const installed = existsSync(INSTALLED);
  const program = installed ? INSTALLED : join(usr, 'sbin/dovecot');
  if (!existsSync(program)) {
    const draft = `${CACHE}-${randomUUID()}`;
    try {
      await mkdir(draft, { recursive: true });
      await run('apt-get', ['-q', 'download', ...PACKAGES], { cwd: draft });
      for (const name of await readdir(draft)) {
        if (name.endsWith('.deb')) await run('dpkg', ['-x', join(draft, name), draft]);
      }
      await run('chmod', ['-R', 'a+rX', draft]);
      // Another run may have been first.
      await rename(draft, CACHE).catch(() => undefined);
    } catch (error) {
      return `Dovecot cannot be had (apt-get download): ${(error as Error).message.split('\n')[0]}`;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return { usr: installed ? null : usr };
}

function makeServer(folder: string, port: number, usr: string | null): MailServer {
  let master: number | undefined;

  async function start(): Promise<void> {
    const serve = `${INSTALLED} -F -c ${join(folder, 'dovecot.conf')}`;
    const asUser = isRoot
      ? `exec setpriv --reuid=${account.uid} --regid=${account.gid} --clear-groups --pdeathsig=TERM ${serve}`
      : `exec unshare -U --map-user=${account.uid} --map-group=${account.gid} ${serve}`;
    const laid = usr && `mount -t overlay overlay -o lowerdir=${usr}:/usr /usr && `;
    // Each step replaces the one before, so that this pid becomes Dovecot's own.
    const [program, args] = laid
      ? ['unshare', [isRoot ? '-m' : '-Urm', 'sh', '-c', `${laid}${asUser}`]]
      : ['sh', ['-c', isRoot ? asUser : `exec ${serve}`]];
    const output = await open(join(folder, 'output'), 'a');
    const child = spawn(program as string, args as string[], { stdio: ['ignore', output.fd, output.fd] });
    await output.close();
    master = child.pid;
    let ended = false;
    child.on('exit', () => {
      ended = true;
    });
    for (let tries = 0; ; tries += 1) {
      if (await answers(port)) return;
      if (ended || tries > 200) throw new Error((await readFile(join(folder, 'output'), 'utf8')).trim());
      await sleep(25);
    }
  }

  async function kill(): Promise<void> {
    if (master === undefined) return;
    // The children first: without their master they would go on serving for seconds.
    const pids = [...childrenOf(master), master];
    for (const pid of pids) signal(pid);
    while (pids.some(exists)) await sleep(10);
    master = undefined;
    await rm(join(folder, 'run/master.pid'), { force: true });
  }

  return {
    port,
    start,
    kill,
    crash() {
      for (const pid of master === undefined ? [] : childrenOf(master)) signal(pid);
    },
    async deliver(user, name, mails, at) {
      const maildir = join(folder, 'mail', user, ...(name === 'INBOX' ? [] : [`.${name}`]));
      const made = await mkdir(join(maildir, 'tmp'), { recursive: true });
      await mkdir(join(maildir, 'new'), { recursive: true });
      await mkdir(join(maildir, 'cur'), { recursive: true });
      if (made)
        await own(join(folder, 'mail', user), maildir, ...['tmp', 'new', 'cur'].map((d) => join(maildir, d)));
      for (const mail of mails) {
        const file = `${Date.now()}.${randomUUID()}.opfolg`;
        await writeFile(join(maildir, 'tmp', file), mail);
        if (at) await utimes(join(maildir, 'tmp', file), at, at);
        await own(join(maildir, 'tmp', file));
        await rename(join(maildir, 'tmp', file), join(maildir, 'new', file));
      }
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function own(...paths: string[]): Promise<void> {
  if (!isRoot) return;
  for (const path of paths) await chown(path, account.uid, account.gid);
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return []; // ended by itself
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ended by itself
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.setTimeout(1000, () => resolve(false));
    socket.once('close', () => resolve(false));
  }).then((result) => result as boolean);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Syntax of Dovecot 2.3 (Debian 12); 2.4 names things otherwise and says so when started. */
function configuration({ folder, port, password, introspection, exchange }: Wanted): string {
  const byToken = introspection !== undefined;
  const { uid, gid, user, group } = account;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login${byToken ? ' xoauth2 oauthbearer' : ''}
auth_failure_delay = 0
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
mail_fsync = never
mailbox_idle_check_interval = 1 secs
mail_max_userip_connections = 100
${exchange ? `imap_capability = ${EXCHANGE_CAN}${exchange.idle ? ' IDLE' : ''}` : ''}
${byToken ? `passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${folder}/tokens.conf\n}\n` : ''}passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox ${exchange ? '"Sendt post"' : 'Sent'} {
    ${exchange ? '' : 'special_use = \\Sent'}
    auto = subscribe
  }
  mailbox Arkiv {
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

/** What Exchange Online says that it can, but for IDLE; from jstedfast/MailKit, issue 849. */
const EXCHANGE_CAN =
  'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN NAMESPACE LITERAL+';

/** Whom to ask about an access token, and what the answer must say. */
const tokens = (introspection: string): string => `introspection_mode = post
introspection_url = ${introspection}
username_attribute = sub
active_attribute = active
active_value = true
`;
