// The real mail server of the tests. Any user may sign in with the password «pass». Where it cannot be had, `dovecot()`
// answers why, and the tests say so and skip.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MailServer, startDovecot } from '../../demo/mail/dovecot.ts';
import { makeRunFolder } from './run-folders.ts';

interface TestServer extends MailServer {
  /** Numbers a user's folders anew; the server must be down. */
  changeUidValidity(user: string): Promise<void>;
}

/** A server that runs, or why there is none. */
export async function dovecot(
  options: { introspection?: string; exchange?: { idle: boolean } } = {},
): Promise<TestServer | string> {
  const folder = await makeRunFolder();
  const server = await startDovecot({ folder, password: 'pass', ...options });
  if (typeof server === 'string') return server;
  return {
    ...server,
    async changeUidValidity(user) {
      const maildir = join(folder, 'mail', user);
      for (const name of await readdir(maildir, { recursive: true })) {
        if (/(^|\/)dovecot(-uidlist|\.index.*|-uidvalidity.*|\.list\.index.*)$/.test(name)) {
          await rm(join(maildir, name), { force: true, recursive: true });
        }
      }
      // It numbers by seconds: a second numbering within the same one would be the same.
      await sleep(1100);
    },
  };
}
