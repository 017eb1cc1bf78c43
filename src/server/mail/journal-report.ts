// Journal reports of Microsoft Exchange and 365: a mail of two parts, what the envelope said and the mail itself,
// untouched (TechNet bb738122). It alone tells of hidden recipients and of the members of a list.
// What must always hold: linear time, never throws, and the mail inside comes out byte for byte.
import { readAddress } from './addresses.ts';
import { decodeBytes } from './headers-charset.ts';
import { type HeaderBlock, scanHeaders, structured } from './headers-scan.ts';

export interface JournalReport {
  /** the mail that is journalled */
  mail: Buffer;
  /** whom it went to, members of lists and hidden ones too; at most 500 */
  recipients: string[];
}

const MOST_PARTS = 20;
const MOST_RECIPIENTS = 500;
const LONGEST_TEXT = 256 * 1024;

/** The mail that a journal report carries; null when this is none, or one that cannot be opened. */
export function readJournalReport(raw: Buffer): JournalReport | null {
  const headers = scanHeaders(raw);
  // The header's value is empty: it is enough that it stands there.
  if (!headers.has('x-ms-journal-report')) return null;
  const { value, params } = structured(headers.first('content-type'));
  if (!value.startsWith('multipart/') || !params.boundary) return null;
  let mail: Buffer | null = null;
  let text = '';
  for (const part of partsOf(raw.subarray(headers.bodyAt), params.boundary)) {
    const head = scanHeaders(part, 0);
    const type = structured(head.first('content-type')).value || 'text/plain';
    if (type === 'message/rfc822') mail ??= contentOf(part, head);
    else if (type === 'text/plain' && text === '') text = textOf(part, head);
  }
  return mail === null || mail.length === 0 ? null : { mail, recipients: recipientsIn(text) };
}

/** What stands between the lines of the boundary (RFC 2046 5.1.1); the line break before such a line belongs to it. */
function partsOf(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`\n--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let start = -1;
  // A line of the boundary may be the very first.
  let at = body.subarray(0, mark.length - 1).equals(mark.subarray(1)) ? -1 : body.indexOf(mark);
  while (at >= -1 && parts.length < MOST_PARTS) {
    const after = at + mark.length;
    const feed = body.indexOf(0x0a, after);
    const end = feed < 0 ? body.length : feed;
    const rest = body.toString('latin1', after, Math.min(end, after + 100)).trimEnd();
    if (rest === '' || rest === '--') {
      if (start >= 0) parts.push(body.subarray(start, Math.max(start, withoutReturn(body, at))));
      if (rest === '--') return parts;
      start = end + 1;
    }
    // The line break may belong to the next line of the boundary as well.
    const next = body.indexOf(mark, Math.max(end, after));
    if (next < 0) break;
    at = next;
  }
  if (start >= 0) parts.push(body.subarray(start));
  return parts;
}

const withoutReturn = (body: Buffer, at: number): number => (body[at - 1] === 0x0d ? at - 1 : at);

function contentOf(part: Buffer, head: HeaderBlock): Buffer {
  const content = part.subarray(head.bodyAt);
  const encoding = (head.first('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(content.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? unquoted(content) : content;
}

function textOf(part: Buffer, head: HeaderBlock): string {
  const bytes = contentOf(part.subarray(0, LONGEST_TEXT), head);
  return decodeBytes(bytes, structured(head.first('content-type')).params.charset);
}

function unquoted(content: Buffer): Buffer {
  const text = content.toString('latin1').replace(/=[ \t]{0,100}\r?\n/g, '');
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** Lines such as «Bcc: kim@firma.dk» and «To: bo@os.dk, Expanded: alle@os.dk»; of the latter the one that got it. */
function recipientsIn(text: string): string[] {
  const found = new Set<string>();
  for (const line of text.split(/\r\n?|\n/)) {
    const named = /^\s{0,10}(?:to|cc|bcc|recipient)\s{0,10}:(.{3,700})$/i.exec(line)?.[1];
    if (named === undefined) continue;
    const [given = ''] = named.split(/,\s{0,10}(?:expanded|forwarded)\s{0,10}:/i);
    const address = readAddress(given.replace(/^\s*<|>\s*$/g, ''));
    if (address !== null) found.add(address);
    if (found.size >= MOST_RECIPIENTS) break;
  }
  return [...found];
}
