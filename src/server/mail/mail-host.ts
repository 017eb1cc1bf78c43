// Where a mail server's name leads, and whether we may go there: people type these names, and this program stands inside
// the firm's network, so that a name could be used to feel its way around in it.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Reader } from '../db/database.ts';
import { MailServerFault } from './mail-server-fault.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

const privateNets = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  privateNets.addSubnet(net, bits);
}
privateNets.addAddress('::1', 'ipv6');
privateNets.addSubnet('fc00::', 7, 'ipv6');

/** Nobody's mail server: this network, link-local (where clouds keep their secrets), multicast. */
const nowhere = new BlockList();
nowhere.addSubnet('0.0.0.0', 8);
nowhere.addSubnet('169.254.0.0', 16);
nowhere.addSubnet('224.0.0.0', 3);
nowhere.addAddress('::', 'ipv6');
nowhere.addSubnet('fe80::', 10, 'ipv6');
nowhere.addSubnet('ff00::', 8, 'ipv6');

interface Asked {
  host: string;
  security: 'tls' | 'starttls' | 'none';
  mayBePrivate: boolean;
}

/** The address to connect to. Throws MailServerFault: unknown, not allowed, or plain text to another machine. */
export async function addressOf({ host, security, mayBePrivate }: Asked): Promise<string> {
  const found = await lookup(host, { all: true, verbatim: false }).catch((cause: unknown) => {
    throw new MailServerFault('mail-host-unknown', { cause });
  });
  const address = found[0]?.address;
  if (!address) throw new MailServerFault('mail-host-unknown');
  if (isIn(nowhere, address)) throw new MailServerFault('mail-host-not-allowed');
  if (isIn(privateNets, address) && !mayBePrivate) throw new MailServerFault('mail-host-not-allowed');
  if (security === 'none' && !isIn(loopback, address)) throw new MailServerFault('mail-needs-encryption');
  return address;
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Whether an address stays on this machine. */
export function isLoopback(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return address === 'localhost' || (isIP(address) !== 0 && isIn(loopback, address));
}

/**
 * A server in the private network is an administrator's to name; where one has a mailbox, or has entered an app for signing
 * in to it, others may have theirs.
 */
export async function mayBePrivate(
  db: Reader,
  account: { userId: number; host: string; port: number },
): Promise<boolean> {
  const { host, port } = account;
  const leader = await db
    .selectFrom('app_user')
    .leftJoin('mailbox', 'mailbox.user_id', 'app_user.id')
    .select('app_user.id')
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .where((eb) =>
      eb.or([
        eb('app_user.id', '=', account.userId),
        eb.and([eb('mailbox.host', '=', host), eb('mailbox.port', '=', port)]),
        eb.exists(
          eb
            .selectFrom('mail_app')
            .select('provider')
            .where('imap_host', '=', host)
            .where('imap_port', '=', port),
        ),
      ]),
    )
    .executeTakeFirst();
  return leader !== undefined;
}
