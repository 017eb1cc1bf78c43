// The drop-box: mail that is sent, by Bcc, forwarded by hand or by the firm's mail server, to an address of one's own.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { done, instant } from './fields.ts';

const address = z.strictObject({
  address: z.string(),
  createdAt: instant,
  /** the address before it, while it still takes mail */
  previous: z.strictObject({ address: z.string(), endsAt: instant }).nullable(),
});
export type DropBoxAddress = z.infer<typeof address>;

const dropBoxView = z.strictObject({
  /** the domain that its addresses end with; null: the drop-box is not set up */
  domain: z.string().nullable(),
  /** the asker's own; null until one is made */
  own: address.nullable(),
  /** the company's, for the journal of its mail server, and who may use it; null for those who do not manage settings */
  journal: z.strictObject({ address: address.nullable(), clients: z.array(z.string()) }).nullable(),
});
export type DropBoxView = z.infer<typeof dropBoxView>;

/** How long a replaced address goes on taking mail. */
export const GRACE_DAYS = 14;

const renewal = z.strictObject({
  /** the address that the asker saw; when it is no longer the present one nothing is done, so that twice is harmless */
  replaces: z.string().max(320, 'too-long').nullable(),
  /** the old address takes mail for 14 more days; otherwise it is dead at once */
  grace: z.boolean().default(false),
});

const CIDR = /^([0-9a-f:.]{2,45})(?:\/(\d{1,3}))?$/;
/** One IP address, or a range of them such as 192.0.2.0/24; narrow enough not to let whole countries in. */
const client = z
  .string()
  .trim()
  .toLowerCase()
  .refine((text) => {
    const [, ip = '', bits] = CIDR.exec(text) ?? [];
    const v6 = ip.includes(':');
    if (!(v6 ? z.ipv6() : z.ipv4()).safeParse(ip).success) return false;
    return bits === undefined || (Number(bits) >= (v6 ? 16 : 8) && Number(bits) <= (v6 ? 128 : 32));
  }, 'invalid-ip-range');

export const readDropBox = endpoint({
  method: 'GET',
  path: '/drop-box',
  summary:
    'The asker’s own drop-box address, and for administrators the company’s with the mail servers that may use it.',
  may: 'write activities',
  response: dropBoxView,
});

export const renewDropBox = endpoint({
  method: 'POST',
  path: '/drop-box/address',
  summary: 'Make an own drop-box address, or a new one instead of it.',
  may: 'write activities',
  body: renewal,
  response: dropBoxView,
  errors: ['drop-box-off'],
});

export const renewJournalAddress = endpoint({
  method: 'POST',
  path: '/drop-box/journal-address',
  summary: 'Make the address for the company’s mail server, or a new one instead of it.',
  may: 'manage settings',
  body: renewal,
  response: dropBoxView,
  errors: ['drop-box-off'],
});

export const changeJournalClients = endpoint({
  method: 'PUT',
  path: '/drop-box/journal-clients',
  summary: 'Which mail servers may journal to the company’s address: IP addresses and ranges.',
  may: 'manage settings',
  body: z.strictObject({ clients: z.array(client).max(200, 'too-many') }),
  response: done,
});
