// Live changes: what a colleague does shows in every open list within a second.
import { z } from 'zod';
import { endpoint } from './contract.ts';

export const listenLive = endpoint({
  method: 'GET',
  path: '/live',
  summary:
    'Server-sent events: one message (LiveMessage) for each change, `refresh` after a gap in which messages may be lost.',
  may: 'signed-in',
  query: z.strictObject({
    /** milliseconds since this screen began to ask: what was told meanwhile it may have missed, and is answered by `refresh` */
    asking: z.coerce.number().min(0).default(0),
  }),
  kind: 'events',
});
