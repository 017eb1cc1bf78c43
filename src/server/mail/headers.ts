// Who wrote to whom, when, about what: a mail's headers, read by a bounded scan of our own, so that a mail can be
// placed before its body is fetched, and also when no parser understands the rest of it.
// What must always hold: never throws, linear time, and nothing comes out that a page or PostgreSQL cannot take.
import { type Party, parseAddresses } from './addresses.ts';
import { type Automatic, automaticKind } from './automatic.ts';
import { cleanLine } from './headers-charset.ts';
import { readDate } from './headers-date.ts';
import { HEADER_LIMIT, type HeaderBlock, scanHeaders } from './headers-scan.ts';
import { decodeWords } from './headers-words.ts';
import { bounceOf } from './parse-bounce.ts';

export type { Party } from './addresses.ts';

export interface MailHeaders {
  /** without <>; null when missing, or no `something@something` */
  messageId: string | null;
  /** what this mail answers or follows, nearest first: In-Reply-To, then References from the last; at most 32 */
  references: string[];
  from: Party | null;
  sender: Party | null;
  replyTo: Party[];
  to: Party[];
  cc: Party[];
  bcc: Party[];
  subject: string;
  /** null when missing, unreadable or before 1990; whether it lies in the future is the caller's to judge */
  date: Date | null;
  /** '' is the null path of bounces («<>»), null a missing header */
  returnPath: string | null;
  automatic: Automatic | null;
  /** lower-case: private, personal, company-confidential, … (RFC 4021 2.1.55) */
  sensitivity: string | null;
  /** the topmost verdict only, and who gave it: those below it may be the sender's own invention (RFC 8601 5) */
  authentication: {
    /** 'none': no verdict either way, as of a domain that publishes no policy; null: not asked */
    dmarc: 'pass' | 'fail' | 'none' | null;
    authserv: string | null;
    /** whether SPF or DKIM passed for the very domain that stands as sender */
    aligned: boolean;
  };
  /** of a bounce: what was sent and did not arrive */
  failedMessageIds?: string[];
}

const MOST_RECIPIENTS = 500;
const MOST_REFERENCES = 32;

/** The headers of a mail, of which the beginning is enough. */
export function readHeaders(raw: Buffer): MailHeaders {
  const block = scanHeaders(raw);
  let left = MOST_RECIPIENTS;
  const recipients = (name: string): Party[] => {
    const found = left === 0 ? [] : parseAddresses(block.all(name).join(', '), left);
    left -= found.length;
    return found;
  };
  const from = parseAddresses(block.first('from'), 20)[0] ?? null;
  const [to, cc, bcc] = [recipients('to'), recipients('cc'), recipients('bcc')];
  const parts = raw.subarray(block.bodyAt, block.bodyAt + HEADER_LIMIT).toString('latin1');
  const automatic = automaticKind(block, from?.address ?? null, parts);
  const failed = automatic === 'bounce' ? bounceOf(block, raw)?.messageIds : undefined;
  return {
    messageId: messageIdOf(block.first('message-id')),
    references: referencesOf(block),
    from,
    sender: parseAddresses(block.first('sender'), 20)[0] ?? null,
    replyTo: parseAddresses(block.all('reply-to').join(', '), MOST_RECIPIENTS),
    to,
    cc,
    bcc,
    subject: cleanLine(decodeWords(block.first('subject') ?? '')),
    date: readDate(block.first('date')),
    returnPath: returnPathOf(block.first('return-path')),
    automatic,
    sensitivity: cleanLine(block.first('sensitivity') ?? '', 60).toLowerCase() || null,
    authentication: authenticationOf(block.first('authentication-results'), from?.address ?? ''),
    ...(failed && failed.length > 0 ? { failedMessageIds: failed } : {}),
  };
}

const isMessageId = (id: string): boolean => /^[^\s@<>]+@[^\s@<>]+$/.test(id) || /^"[^"<>]+"@\S+$/.test(id);

function messageIdOf(header: string | null): string | null {
  const given = cleanLine(/<([^<>]{1,998})>/.exec(header ?? '')?.[1] ?? header ?? '', 998).trim();
  return isMessageId(given) ? given : null;
}

/** In-Reply-To often carries prose: only what stands in <> counts, or a lone id. */
function referencesOf(block: HeaderBlock): string[] {
  const own = block.all('in-reply-to').join(' ');
  const lone = messageIdOf(own);
  const ids = [
    ...(lone === null ? [] : [lone]),
    ...idsIn(own),
    ...idsIn(block.all('references').join(' ')).reverse(),
  ];
  return [...new Set(ids)].slice(0, MOST_REFERENCES);
}

function idsIn(header: string): string[] {
  return [...header.matchAll(/<([^<>\s]{3,998})>/g)].map(([, id]) => cleanLine(id!, 998)).filter(isMessageId);
}

function returnPathOf(header: string | null): string | null {
  if (header === null) return null;
  return parseAddresses(header, 1)[0]?.address ?? '';
}

/** RFC 8601 2.2. Microsoft 365 leaves the authserv-id out. */
function authenticationOf(header: string | null, from: string): MailHeaders['authentication'] {
  if (header === null) return { dmarc: null, authserv: null, aligned: false };
  const text = withoutQuotesAndComments(header.slice(0, 16_384));
  const pieces = text.split(';').map((piece) => piece.trim());
  const first = pieces[0] ?? '';
  const authserv = first.includes('=')
    ? null
    : cleanLine(first.split(/\s/, 1)[0]!, 255).toLowerCase() || null;
  const verdicts = pieces.map((piece) =>
    /^dmarc\s*(?:\/\s*\d+\s*)?=\s*(\w+)/i.exec(piece)?.[1]?.toLowerCase(),
  );
  const aligned = pieces.some((piece) => isAligned(piece, from.slice(from.lastIndexOf('@') + 1)));
  const said = verdicts.filter((verdict) => verdict !== undefined);
  if (said.length === 0) return { dmarc: null, authserv, aligned };
  // Two verdicts in one header: something the sender wrote was copied into it. Then only the worse is believed.
  if (said.every((verdict) => verdict === 'pass')) return { dmarc: 'pass', authserv, aligned };
  return {
    dmarc: said.some((verdict) => /^(fail|reject|quarantine)$/.test(verdict!)) ? 'fail' : 'none',
    authserv,
    aligned,
  };
}

/** RFC 7489 3.1, relaxed: one is the other, or lies below it. */
function isAligned(piece: string, from: string): boolean {
  const passed =
    /^dkim\s*=\s*pass\b.*\sheader\.[di]\s*=\s*(?:[^\s@]*@)?([^\s@]+)/is.exec(piece) ??
    /^spf\s*=\s*pass\b.*\ssmtp\.mailfrom\s*=\s*(?:[^\s@]*@)?([^\s@]+)/is.exec(piece);
  const domain = passed?.[1]?.toLowerCase() ?? '';
  if (!domain.includes('.') || !from.includes('.')) return false;
  return domain === from || domain.endsWith(`.${from}`) || from.endsWith(`.${domain}`);
}

function withoutQuotesAndComments(text: string): string {
  return text
    .replace(/"[^"]*"/g, '""')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\([^()]*\)/g, ' ');
}
