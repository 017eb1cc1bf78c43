// Live changes: what a colleague does shows in every open list within a second.
import { endpoint } from './contract.ts';

export const listenLive = endpoint({
  method: 'GET',
  path: '/live',
  summary:
    'Server-sent events: one message (LiveMessage) for each change, `refresh` after a gap in which messages may be lost.',
  may: 'signed-in',
  kind: 'events',
});
