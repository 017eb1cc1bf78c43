// Sessions: a random token in an HttpOnly cookie, only its hash in the database.
// Known sessions are remembered for a moment so that a list costs one statement; ending one is told to every
// process at once, and when the notifications are silent nothing is remembered.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../../shared/permissions.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';

export const SESSION_CHANNEL = 'opfolg_session';
export const SESSION_DAYS = 30;
const REMEMBER_MS = 15_000;

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Starts a session and answers its token, which exists nowhere else. */
export async function startSession(
  tx: Tx,
  user: { id: number; userAgent: string | undefined; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      user_id: user.id,
      created_at: user.now,
      last_seen_at: user.now,
      expires_at: new Date(user.now.getTime() + SESSION_DAYS * 86_400_000),
      user_agent: user.userAgent?.slice(0, 400) ?? null,
    })
    .execute();
  return token;
}

/** Ends one session; harmless when it is gone. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
  await tellSessionsChanged(tx);
}

/** Ends all sessions of a user, but for the one whose token is given. */
export async function endSessionsOf(tx: Tx, userId: number, exceptToken?: string): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .$if(exceptToken !== undefined, (query) => query.where('token_hash', '<>', hashToken(exceptToken ?? '')))
    .execute();
  await tellSessionsChanged(tx);
}

/** Every process forgets what it remembers of sessions; call it whenever a session or its user changed. */
export async function tellSessionsChanged(tx: Tx): Promise<void> {
  await sql`select pg_notify(${SESSION_CHANNEL}, '')`.execute(tx);
}

/** Deletes sessions that have run out: a token that opens nothing need not be kept. */
export async function forgetExpired(db: Reader, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
}

export interface SessionBook {
  /** Who holds this token, or undefined. */
  actorOf(token: string, now: Date): Promise<Actor | undefined>;
  forget(): void;
  /** Writes down when sessions were last used, for those seen since the last call; runs beside requests. */
  noteLastSeen(): Promise<void>;
}

/** This process's memory of sessions. `mayRemember` says whether endings would be heard. */
export function sessionBook(db: Reader, mayRemember: () => boolean): SessionBook {
  // Counts the forgettings: what was looked up before one must not be remembered after it.
  let generation = 0;
  const known = new Map<string, { actor: Actor; expiresAt: number; until: number }>();
  const seen = new Map<string, Date>();

  async function look(hash: Buffer, now: Date): Promise<{ actor: Actor; expiresAt: number } | undefined> {
    const row = await db
      .selectFrom('session')
      .innerJoin('app_user', 'app_user.id', 'session.user_id')
      .select(['app_user.id', 'initials', 'role', 'is_salesperson', 'language', 'expires_at'])
      .where('token_hash', '=', hash)
      .where('expires_at', '>', now)
      .where('app_user.active', '=', true)
      .executeTakeFirst();
    if (!row) return undefined;
    const actor: Actor = {
      id: row.id,
      initials: row.initials,
      role: row.role as Role,
      isSalesperson: row.is_salesperson,
      language: row.language as Actor['language'],
    };
    return { actor, expiresAt: row.expires_at.getTime() };
  }

  return {
    async actorOf(token, now) {
      const hash = hashToken(token);
      const key = hash.toString('base64');
      const remembered = known.get(key);
      if (
        remembered &&
        remembered.until > Date.now() &&
        remembered.expiresAt > now.getTime() &&
        mayRemember()
      ) {
        seen.set(key, now);
        return remembered.actor;
      }
      known.delete(key);
      const started = generation;
      const found = await look(hash, now);
      if (!found) return undefined;
      if (started === generation) known.set(key, { ...found, until: Date.now() + REMEMBER_MS });
      seen.set(key, now);
      return found.actor;
    },
    forget() {
      generation++;
      known.clear();
    },
    async noteLastSeen() {
      const batch = [...seen];
      seen.clear();
      for (const [key, at] of batch) {
        await db
          .updateTable('session')
          .set({ last_seen_at: at })
          .where('token_hash', '=', Buffer.from(key, 'base64'))
          .execute();
      }
    },
  };
}
