// Who wrote a mail that a colleague forwards: the customer is behind that address, not behind the colleague's.
// Only where the mail says that it is a forward: a reply carries the same «Fra:» block.
import EmailForwardParser from 'email-forward-parser';
import { type Party, parseAddresses } from './addresses.ts';
import { readHeaders } from './headers.ts';
import type { ParsedMail } from './parse.ts';
import { fromOfBlock, isForwardBanner, plainLines } from './reply-text.ts';

/** VS in Danish is a forward; in Finnish it is a reply, and such a mail simply has no block of a third party. */
const FORWARD =
  /^\s*(?:\[[^\]]{0,40}\]\s*)*(vs|fw|fwd|videresendt|videresend|wg|vb|tr|rv|enc)\s?(\[\d+\])?\s?:/i;
/** The block of a forward stands near the top; far down it is the history of an older one. */
const LONGEST = 64_000;

/** Whether a subject says that the mail is a forward. */
export const saysForward = (subject: string): boolean => FORWARD.test(subject);

/** The first writer of a forwarded mail, or null when it is no forward or names no address. */
export function forwardedFrom(subject: string, text: string, parsed?: ParsedMail): Party | null {
  const lines = plainLines(text.slice(0, LONGEST)).map((line) => line.replace(/^(?:> ?){1,5}/, ''));
  const banner = lines.findIndex(isForwardBanner);
  const forward = saysForward(subject);
  if (forward || banner >= 0) {
    for (let at = Math.max(banner, 0); at < lines.length; at += 1) {
      const value = fromOfBlock(lines, at);
      if (value === null) continue;
      // «Fra:» alone on its line, the name below it.
      const party = partyIn(value === '' ? (lines[at + 1] ?? '') : value);
      if (party) return party;
      break;
    }
    const party = byLibrary(subject, shortened(text.slice(0, LONGEST)), forward);
    if (party) return party;
  }
  return fromAttachment(parsed);
}

/** `Lars <l@k.dk>`, `Lars [mailto:l@k.dk]`, `Lars (l@k.dk)`, `l@k.dk <mailto:l@k.dk>`. */
function partyIn(value: string): Party | null {
  const plain = value
    .replace(/\*/g, '')
    .replace(/[[(]\s?(?:mailto:)?([^\s[\]()<>]{1,320}@[^\s[\]()<>]{1,255})\s?[\])]/gi, '<$1>')
    .replace(/<mailto:/gi, '<');
  return parseAddresses(plain, 1)[0] ?? null;
}

/**
 * What the library is given: its patterns take time that grows with the square of the text, and minutes for 64 kB of
 * line breaks.
 */
function shortened(text: string): string {
  const lines = plainLines(text).map((line) => line.replace(/[ \t]+/g, ' ').trim());
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .slice(0, 8000);
}

/** Forms of other countries and programs. */
function byLibrary(subject: string, text: string, forward: boolean): Party | null {
  try {
    const result = new EmailForwardParser().read(text, forward ? `Fwd: ${subject}` : undefined);
    const { address, name } = result.email.from;
    return result.forwarded && address
      ? (parseAddresses(`"${(name ?? '').replace(/["\\]/g, '')}" <${address}>`, 1)[0] ?? null)
      : null;
  } catch {
    return null;
  }
}

/** «Videresend som vedhæftet fil»: the mail itself is attached. */
function fromAttachment(parsed: ParsedMail | undefined): Party | null {
  const attached = parsed?.attachments.find(({ mediaType }) => mediaType === 'message/rfc822');
  return attached ? readHeaders(attached.content).from : null;
}
