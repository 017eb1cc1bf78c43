// Stands between program and mail server and cuts connections, in the middle of a mail as well.
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  port: number;
  /** how many connections it has cut */
  readonly cuts: number;
  /** From now on every new connection is cut after some bytes of answers, by chance; null: none is. */
  cutAfter(bytes: (() => number) | null): void;
  close(): Promise<void>;
}

export async function cuttingProxy(to: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let chance: (() => number) | null = null;
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    let left = chance?.() ?? Number.POSITIVE_INFINITY;
    const end = () => {
      for (const socket of [client, upstream]) {
        open.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.pipe(upstream);
    upstream.on('data', (bytes: Buffer) => {
      const whole = bytes.length <= left;
      client.write(whole ? bytes : bytes.subarray(0, left));
      left -= bytes.length;
      if (whole) return;
      cuts += 1;
      // What was written must go out first: the cut is to be in the middle.
      client.end();
      upstream.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    port,
    get cuts() {
      return cuts;
    },
    cutAfter(bytes) {
      chance = bytes;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
