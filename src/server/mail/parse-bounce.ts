// What a bounce says did not arrive, read from its raw parts (RFC 3464), since a mail parser folds them into the text.
// Also the two commonest forms that follow no standard: a list of addresses, and the copy at the end of the text.
import type { UnreachableReason } from '../../shared/contacts.ts';
import { readAddress } from './addresses.ts';
import { type HeaderBlock, scanHeaders, structured } from './headers-scan.ts';

export interface Bounce {
  /** the Message-IDs of what was sent, without <> */
  messageIds: string[];
  recipients: string[];
  /** why, for each of the recipients */
  failures: { address: string; reason: UnreachableReason }[];
}

/** Reports are short; what lies behind is the returned mail's own body. */
const READ = 512 * 1024;
const MOST = 100;

/** What failed to arrive, or null: also for a report of a delay, after which the mail still may arrive. */
export function bounceOf(headers: HeaderBlock, raw: Buffer): Bounce | null {
  const text = raw.subarray(headers.bodyAt, headers.bodyAt + READ).toString('latin1');
  const messageIds = new Set<string>();
  const recipients = new Map<string, UnreachableReason>();
  const overall = reasonOf(null, text.slice(0, 64 * 1024));
  let delivered = false;
  const boundary = structured(headers.first('content-type')).params.boundary;
  for (const part of boundary ? splitParts(text, boundary) : []) {
    const block = scanHeaders(Buffer.from(part, 'latin1'), 0);
    const type = structured(block.first('content-type')).value;
    const body = decodeBody(part.slice(block.bodyAt), block.first('content-transfer-encoding'));
    if (/^message\/(global-)?delivery-status$/.test(type)) {
      for (const status of body.split(/\r?\n\r?\n/).slice(0, MOST)) {
        const fields = scanHeaders(Buffer.from(status.trimStart(), 'latin1'), 0);
        const recipient = fields.first('original-recipient') ?? fields.first('final-recipient');
        if (recipient === null) continue;
        const action = fields.first('action')?.toLowerCase() ?? 'failed';
        const said = fields.first('diagnostic-code') ?? '';
        const reason = reasonOf(fields.first('status'), said);
        if (action.startsWith('failed')) addAddress(recipients, recipient.split(';').at(-1)!, reason);
        else delivered = true;
      }
    } else if (/^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers)$/.test(type)) {
      addIds(messageIds, body.slice(0, 128 * 1024));
    }
  }
  for (const address of (headers.first('x-failed-recipients') ?? '').split(',').slice(0, MOST)) {
    addAddress(recipients, address, overall);
  }
  if (delivered && recipients.size === 0) return null;
  if (recipients.size === 0) {
    // qmail: «<lars@firma.dk>:» on a line of its own, the reason below.
    for (const [, address] of text.slice(0, 64 * 1024).matchAll(/^<([^<>\s]{3,320})>:/gm))
      addAddress(recipients, address!, overall);
  }
  // The copy at the end of the text; the report's own Message-ID stands above, among its headers.
  if (messageIds.size === 0) addIds(messageIds, text);
  return messageIds.size + recipients.size === 0
    ? null
    : {
        messageIds: [...messageIds],
        recipients: [...recipients.keys()],
        failures: [...recipients].map(([address, reason]) => ({ address, reason })),
      };
}

/** By the enhanced status code (RFC 3463), else by the words that servers use. */
function reasonOf(status: string | null, said: string): UnreachableReason {
  const code = /\b[245]\.(\d{1,3})\.(\d{1,3})\b/.exec(`${status ?? ''} ${said.slice(0, 2000)}`);
  const [subject, detail] = [Number(code?.[1]), Number(code?.[2])];
  if (subject === 1 && [2, 8].includes(detail)) return 'no-domain';
  if (subject === 1) return 'no-mailbox';
  if (subject === 2 && detail === 2) return 'mailbox-full';
  if ((subject === 2 || subject === 3) && [3, 4].includes(detail)) return 'too-large';
  if (subject === 4 && detail === 4) return 'no-domain';
  if (subject === 7) return 'refused';
  if (
    /user unknown|unknown user|no (such )?(user|mailbox)|does ?n.t exist|does not exist|findes ikke/i.test(
      said,
    )
  ) {
    return 'no-mailbox';
  }
  return /over quota|quota exceeded|mailbox (is )?full/i.test(said) ? 'mailbox-full' : 'other';
}

function addAddress(found: Map<string, UnreachableReason>, text: string, reason: UnreachableReason): void {
  const address = readAddress(text.replace(/^\s*<|>\s*$/g, ''));
  if (address !== null && found.size < MOST && !found.has(address)) found.set(address, reason);
}

function addIds(found: Set<string>, text: string): void {
  const id = /^message-id:\s{0,80}<([^<>\s]{3,998})>/im.exec(text)?.[1];
  if (id?.includes('@')) found.add(id);
}

/** The pieces between `--boundary` lines, the preamble left out. */
function splitParts(text: string, boundary: string): string[] {
  return text
    .split(`--${boundary}`)
    .slice(1, MOST)
    .map((part) => part.replace(/^[ \t]*\r?\n/, ''));
}

function decodeBody(text: string, encoding: string | null): string {
  const kind = encoding?.toLowerCase().trim();
  if (kind === 'base64') return Buffer.from(text, 'base64').toString('latin1');
  if (kind !== 'quoted-printable') return text;
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
