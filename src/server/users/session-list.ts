// Where a user is signed in.
import type { OutputOf } from '../../shared/contract.ts';
import type * as api from '../../shared/users.ts';
import type { Reader } from '../db/database.ts';
import { hashToken } from './sessions.ts';

export async function listSessions(
  db: Reader,
  userId: number,
  ownToken: string,
  now: Date,
): Promise<OutputOf<(typeof api.listSessions)['response']>> {
  const own = hashToken(ownToken);
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .execute();
  return {
    items: rows.map((row) => ({
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      userAgent: row.user_agent,
      current: row.token_hash.equals(own),
    })),
  };
}
