// How much one client may ask of the drop-box. The firm's own mail servers, which are listed, are only counted for their
// connections; everybody else for what they try.
import { isIPv6 } from 'node:net';

export interface Limits {
  /** connections at a time, of all clients and of one */
  connections: number;
  connectionsPerClient: number;
  /** connections in ten minutes */
  connects: number;
  /** refused recipients and senders in ten minutes: whoever guesses addresses is sent away */
  refusals: number;
  /** mails in ten minutes */
  mails: number;
  /** commands in one connection without a mail that was taken */
  commands: number;
  /** bytes of all mails that are being received */
  bytes: number;
  /** how long a connection may be idle, and how long one mail may take, ms */
  idleMs: number;
  mailMs: number;
}

export const LIMITS: Limits = {
  connections: 200,
  connectionsPerClient: 40,
  connects: 600,
  refusals: 40,
  mails: 600,
  commands: 200,
  bytes: 160 * 1024 * 1024,
  idleMs: 120_000,
  mailMs: 600_000,
};

type Kind = 'connects' | 'refusals' | 'mails';

export interface Guard {
  /** Counts one; false when this client has had its share. */
  may(ip: string, kind: Kind): boolean;
  /** Whether it has had its share, without counting. */
  exceeded(ip: string, kind: Kind): boolean;
}

const WINDOW_MS = 10 * 60_000;
/** More clients than this are a flood, which is counted as one. */
const MOST_CLIENTS = 20_000;

export function dropBoxGuard(limits: Limits, now: () => number = Date.now): Guard {
  let counts = new Map<string, number>();
  let until = now() + WINDOW_MS;
  const keyOf = (ip: string, kind: Kind): string => {
    if (now() >= until) {
      counts = new Map();
      until = now() + WINDOW_MS;
    }
    const key = `${kind} ${networkOf(ip)}`;
    return counts.has(key) || counts.size < MOST_CLIENTS ? key : kind;
  };
  return {
    may(ip, kind) {
      const key = keyOf(ip, kind);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= limits[kind];
    },
    exceeded: (ip, kind) => (counts.get(keyOf(ip, kind)) ?? 0) >= limits[kind],
  };
}

/** Who has one IPv6 address has the 2⁶⁴ of its network. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}
