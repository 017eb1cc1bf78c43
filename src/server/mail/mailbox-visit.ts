// A short visit to a mail server while somebody waits for the answer: trying a mailbox, counting, comparing.
// What must always hold: a slow or hostile server keeps neither the asker nor the others waiting for long.
import type { OutputOf } from '../../shared/contract.ts';
import type { MailboxAccount, MailboxAudit, tryMailbox } from '../../shared/mailboxes.ts';
import type { Reader } from '../db/database.ts';
import type { ErrorId } from '../errors.texts.ts';
import { faultAt, Problem } from '../errors.ts';
import { tallyFolder } from './audit.ts';
import { fetchEnvelopes, fetchHeaders, WINDOW_MAILS } from './fetch.ts';
import { readHeaders } from './headers.ts';
import { connectTo, examine, foldersOf, type ImapFlow, uidsOf } from './imap.ts';
import { faultOf } from './mail-server-fault.ts';
import { type MailboxRow, type Opened, serverOf, serverWith } from './mailbox-server.ts';
import { readOwnSide } from './own.ts';
import { wanted } from './receive.ts';
import type { SecretBox } from './secrets.ts';
import { authservOf, verifiedSender } from './verified.ts';

/** The machine and the mail servers are for everybody; a visitor holds nothing of the database meanwhile. */
const MOST_VISITS = 3;
const LONGEST_VISIT_MS = 90_000;
const MOST_TRIED = 20_000;
const MOST_GAPS = 100;

const FIELD: Partial<Record<ErrorId, string>> = {
  'mail-host-unknown': 'host',
  'mail-host-not-allowed': 'host',
  'mail-server-unreachable': 'host',
  'mail-server-certificate': 'host',
  'mail-server-no-tls': 'security',
  'mail-needs-encryption': 'security',
  'mail-sign-in-refused': 'password',
  'mail-secret-unreadable': 'password',
  'unknown-mail-folder': 'folders',
};

let visits = 0;

/** Signs in, acts and leaves. Throws 422 with the fault, at its field if there is one, 503 `busy`, 502. */
async function visit<T>(open: () => Promise<Opened>, act: (client: ImapFlow) => Promise<T>): Promise<T> {
  if (visits >= MOST_VISITS) throw new Problem(503, 'busy');
  visits += 1;
  const deadline = AbortSignal.timeout(LONGEST_VISIT_MS);
  let client: ImapFlow | undefined;
  try {
    client = await connectTo((await open()).server, deadline);
    return await act(client);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { id } = faultOf(error);
    const field = FIELD[id];
    // What its owner can do something about is the request's; anything else is the server's.
    throw field ? faultAt(field, id) : new Problem(id === 'mail-grant-gone' ? 422 : 502, id);
  } finally {
    visits -= 1;
    client?.close();
  }
}

/** Refuses, at its field, what does not work: host, security, password, folders. */
export async function mustWork(open: () => Promise<Opened>, folders: readonly string[]): Promise<void> {
  await visit(open, async (client) => {
    const found = await foldersOf(client, folders);
    const missing = folders.some((path) => path !== '*' && !found.includes(path));
    if (missing || found.length === 0) throw faultAt('folders', 'unknown-mail-folder');
  });
}

/** What reading this mailbox would come to, by headers only; nothing is kept. */
export async function tryReading(
  db: Reader,
  userId: number,
  account: MailboxAccount,
): Promise<OutputOf<(typeof tryMailbox)['response']>> {
  const open = () => serverWith(db, { ...account, user_id: userId }, account);
  const { authserv = authservOf(account.host) } = account;
  return visit(open, async (client) => {
    const figures = { matches: 0, doubtful: 0, unknown: 0, untouched: 0 };
    const folders: { path: string; mails: number }[] = [];
    let left = MOST_TRIED;
    let complete = true;
    for (const path of await foldersOf(client, account.folders)) {
      await examine(client, path);
      const uids = await uidsOf(client, { since: account.since });
      folders.push({ path, mails: uids.length });
      // The newest say most of what is to come.
      const counted = left === 0 ? [] : uids.slice(-left);
      complete &&= counted.length === uids.length;
      left -= counted.length;
      for (let from = 0; from < counted.length; from += WINDOW_MAILS) {
        const ours = await readOwnSide(db);
        for (const mail of await fetchHeaders(client, counted.slice(from, from + WINDOW_MAILS))) {
          const headers = readHeaders(mail.headers);
          const verified = verifiedSender(headers, authserv, ours);
          const { take, reason } = await wanted(db, headers, userId, { ours, verified, folder: path });
          if (take === 'nothing' || reason === 'bounce') figures.untouched += 1;
          else if (reason === 'unknown') figures.unknown += 1;
          else if (reason === 'ambiguous') figures.doubtful += 1;
          else figures.matches += 1;
        }
      }
    }
    return { ...figures, complete, folders };
  });
}

/** The folders that can be chosen. */
export const foldersThere = (db: Reader, secrets: SecretBox, mailbox: MailboxRow): Promise<string[]> =>
  visit(
    () => serverOf(db, secrets, mailbox),
    (client) => foldersOf(client, ['*']),
  );

/** What the server holds since the mailbox's day, against what was seen of it. */
export async function compareMailbox(
  db: Reader,
  secrets: SecretBox,
  mailbox: MailboxRow,
): Promise<MailboxAudit> {
  return visit(
    () => serverOf(db, secrets, mailbox),
    async (client) => {
      const folders: MailboxAudit['folders'] = [];
      for (const path of await foldersOf(client, mailbox.folders)) {
        const { missing, ...tally } = await tallyFolder(db, client, mailbox, path);
        const envelopes = await fetchEnvelopes(client, missing.slice(0, MOST_GAPS));
        const gaps = envelopes.map(({ uid, subject, date }) => ({ uid, subject, date: date.toISOString() }));
        folders.push({ ...tally, missing: missing.length, gaps });
      }
      return { folders };
    },
  );
}
