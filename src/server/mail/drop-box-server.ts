// smtp-server with a bound on commands, and with connections that can be told apart and hung up on.
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

type Connection = SMTPServer['connections'] extends Set<infer One> ? One : never;

const ENVELOPE = /^\s*(?:rcpt|mail)\b/i;
/** The library would take a source route off, or a second address for a parameter, and act on the rest. */
const PLAIN = /^\s*(?:rcpt to|mail from)\s*:\s*<(?!@)[^<>]*>(?:\s+[\w-]+(?:=\S*)?)*\s*$/i;

export class GuardedServer extends SMTPServer {
  readonly #most: number;
  /** commands since a mail was last taken, by connection */
  readonly #commands = new WeakMap<Connection, number>();

  constructor(options: SMTPServerOptions, mostCommands: number) {
    super(options);
    this.#most = mostCommands;
  }

  override connect(socket: Socket, options?: Parameters<SMTPServer['connect']>[1]): void {
    super.connect(socket, options);
    for (const connection of this.connections) {
      if (!this.#commands.has(connection)) this.#watch(connection);
    }
  }

  /** The library has no hook for single commands, and stops unknown ones only. */
  #watch(connection: Connection): void {
    this.#commands.set(connection, 0);
    const act = connection._onCommand.bind(connection);
    connection._onCommand = (command, next) => {
      const count = (this.#commands.get(connection) ?? 0) + 1;
      this.#commands.set(connection, count);
      if (count > this.#most) return connection.send(421, 'Error: too many commands');
      const line = command.toString('latin1');
      if (ENVELOPE.test(line) && !PLAIN.test(line)) {
        connection.send(
          501,
          'Error: an address in <>, without a route, and nothing behind it but parameters',
        );
        return setImmediate(() => next?.());
      }
      return act(command, next);
    };
  }

  /** How many connections a client has, the newest included. */
  connectionsOf(ip: string): number {
    return [...this.connections].filter((connection) => connection.remoteAddress === ip).length;
  }

  #find(sessionId: string): Connection | undefined {
    return [...this.connections].find(({ id }) => id === sessionId);
  }

  tookMail(sessionId: string): void {
    const connection = this.#find(sessionId);
    if (connection) this.#commands.set(connection, 0);
  }

  /** Ends a connection in the middle of whatever it does. */
  hangUp(sessionId: string): void {
    const connection = this.#find(sessionId);
    connection?.send(421, 'Error: too slow or too much');
    connection?._socket.destroy();
  }
}
