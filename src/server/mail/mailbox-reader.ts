// Reads all mailboxes in the background, each by one process at a time, and keeps at it through every fault.
// What must always hold: whoever reads a mailbox holds its lock, and stops when the lock is lost; a mailbox whose
// password is refused is left in peace, since trying again would lock the account.
import type { MailboxState } from '../../shared/mailboxes.ts';
import type { Reader } from '../db/database.ts';
import { openLocks } from '../db/locks.ts';
import type { ErrorId } from '../errors.texts.ts';
import { type Bell, makeBell } from './bell.ts';
import { connectTo, type ImapFlow } from './imap.ts';
import { faultOf } from './mail-server-fault.ts';
import { type MailboxNews, tellOwner } from './mailbox-news.ts';
import { type MailboxRow, serverOf } from './mailbox-server.ts';
import type { SecretBox } from './secrets.ts';
import { type Pace, readMailbox } from './sync.ts';
import type { WindowParts } from './window.ts';

export interface MailboxReader {
  /** Hears of `tellReaders`. */
  hear(payload: string): void;
  /** Looks whether every mailbox is read that should be, here or elsewhere. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

interface Parts extends WindowParts {
  secrets: SecretBox;
  pace: Pace;
}

interface Task {
  version: number;
  bell: Bell;
  stopping: AbortController;
  ended: Promise<void>;
}

const LOCK = 4283;
/** Only signing in anew helps. */
const FOR_THE_OWNER: ErrorId[] = ['mail-sign-in-refused', 'mail-secret-unreadable', 'mail-grant-gone'];
/** An access token that runs out may take its connection along: this long before, another one is had. */
const BEFORE_EXPIRY_S = 300;
const LOOK_MS = 30_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;
/** A connection that held this long was a good one: the next fault begins at the shortest wait. */
const GOOD_AFTER_MS = 30_000;

export function mailboxReader(parts: Parts): MailboxReader {
  const { reader } = parts.database;
  const tasks = new Map<number, Task>();
  let stopped = false;
  const locks = openLocks({
    url: parts.database.url,
    kind: LOCK,
    onLost: () => {
      for (const task of tasks.values()) task.stopping.abort();
    },
  });

  /** One look at a time; asked meanwhile, another follows. */
  let looking: Promise<void> | undefined;
  let again = false;
  function look(): Promise<void> {
    again = true;
    looking ??= (async () => {
      while (again && !stopped) {
        again = false;
        await lookOnce();
      }
    })().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    await locks.check();
    const rows = await reader
      .selectFrom('mailbox')
      .innerJoin('app_user', 'app_user.id', 'user_id')
      .select(['mailbox.id', 'mailbox.version'])
      .where('state', 'not in', ['off', 'sign-in-needed'])
      // Whoever has left is read no more.
      .where('active', '=', true)
      .execute();
    const wanted = new Map(rows.map(({ id, version }) => [id, version]));
    for (const [id, task] of tasks) {
      if (wanted.get(id) === task.version) continue;
      task.stopping.abort();
      await task.ended;
    }
    for (const [id, version] of wanted) {
      if (stopped || tasks.has(id) || !(await locks.take(id))) continue;
      begin(id, version);
    }
  }

  function begin(id: number, version: number): void {
    const stopping = new AbortController();
    const bell = makeBell();
    const ended = keepReading(id, version, bell, stopping.signal)
      .catch((error: unknown) =>
        parts.log.error({ err: error, mailboxId: id }, 'reading a mailbox broke off'),
      )
      .then(() => locks.free(id))
      .finally(() => tasks.delete(id));
    tasks.set(id, { version, bell, stopping, ended });
  }

  /** Reads again and again, until told to stop or nothing but its owner can help. */
  async function keepReading(id: number, version: number, bell: Bell, signal: AbortSignal): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        const mailbox = await loadMailbox(reader, id, version);
        if (!mailbox) return;
        // While it fails, why it does stays to be read.
        if (mailbox.state !== 'waiting') await setState(id, version, 'connecting');
        await readOnce(mailbox, bell, signal);
        waitMs = FIRST_WAIT_MS;
      } catch (error) {
        if (signal.aborted) return;
        const fault = faultOf(error);
        if (fault.id === 'mail-server-broke-off') {
          parts.log.error({ err: fault.cause ?? fault, mailboxId: id }, 'mailbox connection broke off');
        }
        // Exchange now and then refuses a token that is good: that is believed after a few minutes only.
        const refused = fault.id === 'mail-consent-no-mailbox' && waitMs === LONGEST_WAIT_MS;
        if (refused || FOR_THE_OWNER.includes(fault.id)) {
          await setState(id, version, 'sign-in-needed', { reason: fault.id });
          return;
        }
        if (performance.now() - begun > GOOD_AFTER_MS) waitMs = FIRST_WAIT_MS;
        // Not all at once after the server comes back.
        const pause = Math.max(fault.waitMs, waitMs * (0.75 + Math.random() / 2));
        const nextTryAt = new Date(parts.clock().getTime() + pause);
        await setState(id, version, 'waiting', { reason: fault.id, nextTryAt });
        await stayAway(pause, bell, signal);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
  }

  async function readOnce(mailbox: MailboxRow, bell: Bell, signal: AbortSignal): Promise<void> {
    const { id, version } = mailbox;
    let client: ImapFlow | undefined;
    let shown: MailboxState = 'connecting';
    let seenAt = Number.NEGATIVE_INFINITY;
    try {
      const { server, seconds } = await serverOf(reader, parts.secrets, mailbox);
      client = await connectTo(server, signal);
      await readMailbox({
        parts,
        pace: untilRenewal(parts.pace, seconds),
        client,
        mailbox,
        signal,
        bell,
        onState: async (state, reason) => {
          if (state === shown && performance.now() - seenAt < parts.pace.pollMs) return;
          shown = state;
          seenAt = performance.now();
          await setState(id, version, state, { seen: true, ...(reason && { reason }) });
        },
      });
    } finally {
      client?.close();
    }
  }

  /** Says where it is; a mailbox that its owner has changed meanwhile is left alone. */
  async function setState(
    id: number,
    version: number,
    state: MailboxState,
    more: { reason?: ErrorId; nextTryAt?: Date; seen?: boolean } = {},
  ): Promise<void> {
    const now = parts.clock();
    const reason = more.reason ?? null;
    await parts.database.transaction(async (tx) => {
      const before = await tx
        .selectFrom('mailbox')
        .select(['id', 'user_id', 'state', 'reason'])
        .where('id', '=', id)
        .where('version', '=', version)
        .forUpdate()
        .executeTakeFirst();
      if (!before) return;
      await tx
        .updateTable('mailbox')
        .set({
          state,
          ...(before.state !== state && { state_at: now }),
          reason,
          next_try_at: more.nextTryAt ?? null,
          ...(more.seen && { last_seen_at: now }),
        })
        .where('id', '=', id)
        .execute();
      if (before.state !== state || before.reason !== reason) await tellOwner(tx, before, 'state');
    });
  }

  const lookSafely = () =>
    look().catch((error: unknown) => parts.log.error({ err: error }, 'mailboxes not looked at; tried again'));
  const rounds = setInterval(() => void lookSafely(), LOOK_MS).unref();

  return {
    hear(payload) {
      const { id, fetch } = JSON.parse(payload) as MailboxNews;
      if (fetch) tasks.get(id)?.bell.ring(fetch);
      void lookSafely();
    },
    look: lookSafely,
    async stop() {
      stopped = true;
      clearInterval(rounds);
      for (const task of tasks.values()) task.stopping.abort();
      await looking?.catch(() => undefined);
      await Promise.all([...tasks.values()].map(({ ended }) => ended));
      await locks.end();
    },
  };
}

/** A connection is left in good time, and begun again with another access token; one of a short life at half of it. */
function untilRenewal(pace: Pace, seconds = Number.POSITIVE_INFINITY): Pace {
  const good = Math.max(seconds / 2, seconds - BEFORE_EXPIRY_S) * 1000;
  return { ...pace, reconnectMs: Math.min(pace.reconnectMs, good) };
}

/** Lets time pass; only somebody who asks for it shortens it. */
async function stayAway(ms: number, bell: Bell, signal: AbortSignal): Promise<void> {
  const until = performance.now() + ms;
  for (let left = ms; left > 0 && !signal.aborted; left = until - performance.now()) {
    if ((await bell.wait(left, signal)).has('compare')) return;
  }
}

async function loadMailbox(db: Reader, id: number, version: number): Promise<MailboxRow | undefined> {
  return db
    .selectFrom('mailbox')
    .selectAll()
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'not in', ['off', 'sign-in-needed'])
    .executeTakeFirst();
}
