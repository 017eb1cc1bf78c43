// A bare HTTP/1.1 client over one kept-alive connection: it must cost as little as possible, since it shares the
// machine with the server that it measures.
import { connect, type Socket } from 'node:net';

export interface Connection {
  /** Sends one request and answers the body; throws unless the status is 200. */
  ask(method: string, path: string, body?: string): Promise<string>;
  end(): void;
}

export async function openConnection(port: number, cookie: string): Promise<Connection> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let buffer = Buffer.alloc(0);
  let waiting: { resolve: (body: string) => void; reject: (error: Error) => void } | undefined;

  socket.on('data', (chunk) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    const head = buffer.indexOf('\r\n\r\n');
    if (head < 0 || !waiting) return;
    const headers = buffer.toString('latin1', 0, head);
    const length = Number(/content-length: (\d+)/i.exec(headers)?.[1]);
    if (buffer.length < head + 4 + length) return;
    const body = buffer.toString('utf8', head + 4, head + 4 + length);
    buffer = Buffer.alloc(0);
    const { resolve, reject } = waiting;
    waiting = undefined;
    if (headers.startsWith('HTTP/1.1 200')) resolve(body);
    else reject(new Error(`${headers.split('\r\n')[0]} ${body.slice(0, 300)}`));
  });
  socket.on('error', (error) => waiting?.reject(error));

  return {
    ask(method, path, body = '') {
      const type = body
        ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
        : '';
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(
          `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\n${type}\r\n${body}`,
        );
      });
    },
    end: () => socket.destroy(),
  };
}
