// Live changes to the browsers: one listener per process hears what any process committed and passes it on.
import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 25_000;

/** The open screens of this process. */
export interface LiveHub {
  /** Passes a message (already JSON) to every open screen. */
  tell(message: string): void;
  /** After a gap nobody knows what was missed: every screen fetches again. */
  refresh(): void;
  /** Keeps a reply open as an event stream. Ends when the browser goes or the hub is closed. */
  join(reply: FastifyReply): void;
  close(): void;
}

export function liveHub(): LiveHub {
  const streams = new Set<FastifyReply['raw']>();
  const send = (text: string) => {
    for (const stream of streams) stream.write(text);
  };
  const heartbeat = setInterval(() => send(': here\n\n'), HEARTBEAT_MS).unref();
  return {
    tell: (message) => send(`data: ${message}\n\n`),
    refresh: () => send('event: refresh\ndata: {}\n\n'),
    join(reply) {
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 1000\n\n');
      streams.add(reply.raw);
      reply.raw.on('close', () => streams.delete(reply.raw));
    },
    close() {
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
      streams.clear();
    },
  };
}
