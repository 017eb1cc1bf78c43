// Locks that a process holds for as long as it lives, on one connection of its own: whatever ends the process or the
// connection frees them, and another process may take over. Whoever holds one must stop when told that it is lost.
import pg from 'pg';

export interface Locks {
  /** Takes this lock; false when another process has it, or the database cannot be reached. */
  take(id: number): Promise<boolean>;
  free(id: number): Promise<void>;
  /** Whether the connection still answers; when not, all locks are lost. */
  check(): Promise<void>;
  /** Frees all. */
  end(): Promise<void>;
}

/** Locks of one class. Connects when the first is taken, and again after a loss. */
export function openLocks(options: { url: string; kind: number; onLost: () => void }): Locks {
  let client: pg.Client | undefined;
  let connecting: Promise<pg.Client> | undefined;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'opfolg locks',
      keepAlive: true,
      query_timeout: 10_000,
    });
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    await next.connect();
    client = next;
    return next;
  }

  function lost(which: pg.Client): void {
    if (which !== client) return;
    client = undefined;
    which.end().catch(() => undefined);
    options.onLost();
  }

  async function ask(statement: string, id: number): Promise<boolean> {
    connecting ??= client ? Promise.resolve(client) : connect();
    const through = await connecting.finally(() => {
      connecting = undefined;
    });
    try {
      const { rows } = await through.query(`select ${statement}($1, $2) as held`, [options.kind, id]);
      return rows[0].held;
    } catch (error) {
      lost(through);
      throw error;
    }
  }

  return {
    take: (id) => ask('pg_try_advisory_lock', id).catch(() => false),
    async free(id) {
      if (client) await ask('pg_advisory_unlock', id).catch(() => undefined);
    },
    async check() {
      const through = client;
      await through?.query('select 1').catch(() => lost(through));
    },
    async end() {
      const through = client;
      client = undefined;
      await through?.end().catch(() => undefined);
    },
  };
}
