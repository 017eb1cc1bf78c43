// Addresses about the program itself: alive, ready, documented, live.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { listenLive } from '../../shared/live.ts';
import type { Database } from '../db/database.ts';
import type { LiveHub } from '../history/live.ts';
import type { Mount } from './mount.ts';
import { openApi } from './openapi.ts';

export function systemRoutes(
  app: FastifyInstance,
  mount: Mount,
  parts: { database: Database; hub: LiveHub; stillSignedIn: (request: FastifyRequest) => Promise<boolean> },
): void {
  /** The process runs. */
  app.get('/health', async () => ({ status: 'ok' }));
  /** It can do its work: the database answers. */
  app.get('/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(parts.database.reader);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database-away' });
    }
  });
  app.get('/api/openapi.json', async () => openApi());
  mount(listenLive, async ({ actor, query, request, reply }) => {
    const stillSignedIn = () => parts.stillSignedIn(request);
    parts.hub.join(reply, { userId: actor.id, askingMs: query.asking, stillSignedIn });
    return reply;
  });
}
