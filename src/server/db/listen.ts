// One connection per process that hears PostgreSQL's notifications, so that several server processes agree.
// When it breaks, messages may be lost: listeners are told (`onGap`), and must then distrust what they remember.
import pg from 'pg';

export interface Listener {
  /** whether notifications arrive at present */
  readonly connected: boolean;
  end(): Promise<void>;
}

interface Hearing {
  url: string;
  channels: readonly string[];
  onMessage(channel: string, payload: string): void;
  onGap(): void;
}

const RETRY_MS = 1000;

/** Listens until ended; reconnects by itself. */
export function listen({ url, channels, onMessage, onGap }: Hearing): Listener {
  let client: pg.Client | undefined;
  let ended = false;
  let connected = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'opfolg listener',
      keepAlive: true,
    });
    client = next;
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    next.on('notification', (message) => onMessage(message.channel, message.payload ?? ''));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      connected = true;
      onGap();
    } catch {
      lost(next);
    }
  }

  function lost(which: pg.Client): void {
    if (ended || which !== client) return;
    client = undefined;
    connected = false;
    onGap();
    which.end().catch(() => undefined);
    retry = setTimeout(() => void connect(), RETRY_MS);
  }

  void connect();
  return {
    get connected() {
      return connected;
    },
    async end() {
      ended = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
