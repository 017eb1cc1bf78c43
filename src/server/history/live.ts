// Live changes to the browsers: one listener per process hears what any process committed and passes it on.
// What always holds: a stream never outlives the session that opened it.
import type { FastifyReply } from 'fastify';
import type { LiveMessage } from '../../shared/history.ts';

const HEARTBEAT_MS = 25_000;
/** So long, at most, the request for a stream was under way. */
const UNDER_WAY_MS = 5_000;
const MOST_UNREAD = 1024 * 1024;

const REFRESH = 'event: refresh\ndata: {}\n\n';

/** The open screens of this process. */
export interface LiveHub {
  /** Passes a LiveMessage (already JSON) to every open screen, or to those of one user alone. */
  tell(message: string): void;
  /** After a gap nobody knows what was missed: every screen fetches again. */
  refresh(): void;
  /**
   * Keeps a reply open as a user’s event stream. Ends when the browser goes, the session ends or the hub is closed.
   * `askingMs`: for so long the screen has been fetching; it fetches again if it may have missed something.
   */
  join(
    reply: FastifyReply,
    user: { userId: number; askingMs: number; stillSignedIn: () => Promise<boolean> },
  ): void;
  /** Sessions changed: ends the streams of those who are signed in no longer. */
  recheck(): void;
  close(): void;
}

export function liveHub(): LiveHub {
  const streams = new Map<FastifyReply['raw'], { userId: number; stillSignedIn: () => Promise<boolean> }>();
  const send = (text: string, onlyTo?: number) => {
    for (const [stream, { userId }] of streams) {
      if (onlyTo !== undefined && userId !== onlyTo) continue;
      // A browser that has stopped reading must not fill our memory; it reconnects and fetches everything.
      if (stream.writableLength > MOST_UNREAD) stream.destroy();
      else stream.write(text);
    }
  };
  // Of what was told before this process listened nothing is known.
  let toldAt = performance.now();
  const told = (text: string, onlyTo?: number) => {
    toldAt = performance.now();
    send(text, onlyTo);
  };
  const heartbeat = setInterval(() => send(': here\n\n'), HEARTBEAT_MS).unref();
  return {
    tell: (message) => told(`data: ${message}\n\n`, (JSON.parse(message) as LiveMessage).onlyTo),
    refresh: () => told(REFRESH),
    join(reply, { userId, askingMs, stillSignedIn }) {
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 1000\n\n');
      if (performance.now() - toldAt <= askingMs + UNDER_WAY_MS) reply.raw.write(REFRESH);
      streams.set(reply.raw, { userId, stillSignedIn });
      reply.raw.on('close', () => streams.delete(reply.raw));
    },
    recheck() {
      for (const [stream, { stillSignedIn }] of streams) {
        // What cannot be found out now (the database is away) is asked again after the gap.
        stillSignedIn().then(
          (yes) => void (yes || stream.end()),
          () => undefined,
        );
      }
    },
    close() {
      clearInterval(heartbeat);
      for (const stream of streams.keys()) stream.end();
      streams.clear();
    },
  };
}
