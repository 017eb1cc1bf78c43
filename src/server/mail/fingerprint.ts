// What makes a mail the same mail wherever it is met: two mailboxes, Sent and drop-box, a second import (rule 19).
// Message-ID alone is no identity, since some programs reuse it and anyone can copy one to hide another mail; with
// sender and date it is. The subject is left out: gateways write [EXTERNAL] into it.
import { createHash } from 'node:crypto';
import type { MailHeaders } from './headers.ts';
import { scanHeaders } from './headers-scan.ts';

/**
 * SHA-256 in hex. Without a usable Message-ID the body counts as well, without its white space, which transport
 * changes: such a mail has to be there as a whole.
 */
export function fingerprint(headers: MailHeaders, raw: Buffer): string {
  return identity(headers, raw.subarray(scanHeaders(raw).bodyAt));
}

/**
 * What is known of a mail without a usable Message-ID while only its headers are here: the whole of it is told from
 * others by its body. Null for a mail with a Message-ID, whose fingerprint needs no body.
 */
export function headerFingerprint(headers: MailHeaders): string | null {
  return headers.messageId === null ? identity(headers, Buffer.alloc(0)) : null;
}

function identity(headers: MailHeaders, body: Buffer): string {
  const seconds = headers.date === null ? '' : Math.floor(headers.date.getTime() / 1000);
  const from = headers.from?.address ?? '';
  const hash = createHash('sha256');
  // JSON keeps the fields apart, whatever stands in them.
  if (headers.messageId !== null) {
    return hash.update(JSON.stringify(['v1', headers.messageId, from, seconds])).digest('hex');
  }
  const to = headers.to.map((party) => party.address);
  hash.update(JSON.stringify(['v1-nomid', from, seconds, to, headers.subject]));
  return hash.update(withoutWhiteSpace(body)).digest('hex');
}

function withoutWhiteSpace(bytes: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
    kept[length] = byte;
    length += 1;
  }
  return kept.subarray(0, length);
}
