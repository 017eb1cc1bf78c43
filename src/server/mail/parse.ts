// A mail's text, HTML and attachments, through mailparser's streaming class, with the limits that it does not set.
// What must always hold: never throws; what could be read is handed out also when the rest could not be.
// It may take memory and time: the program calls it through parser.ts, which sets the clock.
import { isUtf8 } from 'node:buffer';
import { Readable, Transform } from 'node:stream';
import iconv from 'iconv-lite';
import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import { parseAddresses } from './addresses.ts';
import { automaticKind } from './automatic.ts';
import { readHeaders } from './headers.ts';
import { cleanText, decodeBytes } from './headers-charset.ts';
import { type HeaderBlock, mailStart, scanHeaders, structured } from './headers-scan.ts';
import { type Bounce, bounceOf } from './parse-bounce.ts';
import { type CalendarPart, readCalendar } from './parse-calendar.ts';
import { textOfHtml } from './parse-html-text.ts';
import { attachmentName } from './parse-names.ts';
import { withoutWrappings } from './parse-wrapped.ts';

export interface ParsedMail {
  /** readable text, of the HTML where the mail has no other; at most 256 kB */
  text: string;
  /** as it came, not yet made harmless (html.ts); at most 2 MB */
  html: string | null;
  attachments: Attachment[];
  /** what an invitation in it says */
  calendar: CalendarPart | null;
  /**
   * why the mail could not be read as a whole: too-large, too-many-parts, too-much-memory, too-slow, unreadable,
   * encrypted
   */
  fault: string | null;
}

export interface Attachment {
  /** a base name without controls, at most 120 characters */
  name: string;
  mediaType: string;
  content: Buffer;
  /** without <> */
  contentId: string | null;
  inline: boolean;
}

/** Providers stop at 20–25 MB, which is 35 in base64. Beyond it, the headers are all that is read. */
export const LARGEST_PARSED = 35_000_000;
const LONGEST_TEXT = 256_000;
const LONGEST_HTML = 2_000_000;
/** Real mails have up to 22 parts. */
const MOST_PARTS = 500;

export const emptyMail = (fault: string | null): ParsedMail => ({
  text: '',
  html: null,
  attachments: [],
  calendar: null,
  fault,
});

/** Reads a mail. */
export function parseMail(raw: Buffer): Promise<ParsedMail> {
  return parseAt(raw, 0);
}

async function parseAt(raw: Buffer, depth: number): Promise<ParsedMail> {
  if (raw.length > LARGEST_PARSED) return emptyMail('too-large');
  try {
    const { body, attachments, fault } = await stream(raw.subarray(mailStart(raw)));
    const read = { ...textsOf(body), attachments, calendar: calendarOf(attachments), fault };
    const opened = await withoutWrappings(read, parseAt, depth);
    return opened.fault === null && isPgp(scanHeaders(raw)) ? { ...opened, fault: 'encrypted' } : opened;
  } catch {
    return emptyMail('unreadable');
  }
}

/** Encrypted by PGP (RFC 3156); S/MIME is told from its bytes. */
const isPgp = (headers: HeaderBlock) =>
  structured(headers.first('content-type')).value === 'multipart/encrypted';

/** What a bounce says did not arrive; null when this is no bounce, or one about a delay only. */
export function readBounce(raw: Buffer): Bounce | null {
  const headers = scanHeaders(raw);
  const from = parseAddresses(headers.first('from'), 20)[0]?.address ?? null;
  return automaticKind(headers, from, '') === 'bounce' ? bounceOf(headers, raw) : null;
}

function textsOf(body: MessageText | null): { text: string; html: string | null } {
  const html = typeof body?.html === 'string' ? cleanText(body.html.slice(0, LONGEST_HTML)) : null;
  const plain = typeof body?.text === 'string' ? body.text.slice(0, LONGEST_TEXT) : '';
  const text = plain.trim() === '' && html !== null ? textOfHtml(html) : plain;
  return { text: cleanText(text.slice(0, LONGEST_TEXT)), html };
}

function calendarOf(attachments: Attachment[]): CalendarPart | null {
  const part = attachments.find(({ mediaType }) => mediaType === 'text/calendar');
  return part ? readCalendar(part.content) : null;
}

interface Read {
  body: MessageText | null;
  attachments: Attachment[];
  fault: string | null;
}

function stream(raw: Buffer): Promise<Read> {
  const parser = lenientParser();
  // In pieces: what is taken in at once is held at once, several times over.
  const source = Readable.from(piecesOf(raw));
  const read: Read = { body: null, attachments: [], fault: null };
  return new Promise((resolve) => {
    parser.on('data', (part: AttachmentStream | MessageText) => {
      if (part.type === 'text') {
        read.body = part;
        return;
      }
      const chunks: Buffer[] = [];
      part.content.on('data', (chunk: Buffer) => chunks.push(chunk));
      part.content.once('error', () => part.release?.());
      part.content.once('end', () => {
        read.attachments.push(attachmentOf(part, Buffer.concat(chunks), read.attachments.length + 1));
        part.release?.();
      });
    });
    parser.once('end', () => resolve(read));
    parser.once('error', (error: Error) => {
      parser.on('error', () => {});
      source.destroy();
      read.fault = /child nodes/.test(error.message) ? 'too-many-parts' : 'unreadable';
      resolve({ ...read, body: read.body ?? partialBody(parser) });
    });
    source.pipe(parser);
  });
}

const PIECE_BYTES = 64 * 1024;

function* piecesOf(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += PIECE_BYTES) yield raw.subarray(at, at + PIECE_BYTES);
}

interface Inside {
  createNode(node: { charset: string | false }): unknown;
  getTextContent(): MessageText;
  decoder: { decodeStream(charset: string): Transform };
}

/**
 * mailparser reads a text whose charset is missing or wrong as UTF-8 and loses every æ of Outlook's. All texts come
 * by our own decoder instead; that needs a name for what has none.
 */
function lenientParser(): MailParser {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: LONGEST_TEXT,
    maxChildNodes: MOST_PARTS,
    // A mail within a mail is a file of its own, also where it asks to be shown inside.
    ignoreEmbedded: true,
  } as ConstructorParameters<typeof MailParser>[0]);
  const inside = parser as unknown as Inside;
  const createNode = inside.createNode.bind(parser);
  inside.createNode = (node) => {
    if (!node.charset || /^(us-?)?ascii$|^utf-?8$/i.test(node.charset)) node.charset = 'unsaid';
    return createNode(node);
  };
  inside.decoder = { decodeStream };
  return parser;
}

/** Decodes a text as a whole: whether it is UTF-8 is known only at its end. */
function decodeStream(charset: string): Transform {
  const chunks: Buffer[] = [];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
    flush(done) {
      const bytes = Buffer.concat(chunks);
      done(null, isUtf8(bytes) && charset === 'unsaid' ? bytes : Buffer.from(decodeBytes(bytes, charset)));
    },
  });
}

function partialBody(parser: MailParser): MessageText | null {
  try {
    return (parser as unknown as Inside).getTextContent();
  } catch {
    return null;
  }
}

function attachmentOf(part: AttachmentStream, content: Buffer, place: number): Attachment {
  const mediaType = /^[\w.+-]{1,80}\/[\w.+-]{1,120}$/.exec(part.contentType.toLowerCase())?.[0];
  const type = mediaType ?? 'application/octet-stream';
  return {
    name: attachmentName(givenName(part, type, content), type, place),
    mediaType: type,
    content,
    contentId: part.cid ? cleanText(part.cid).slice(0, 500) : null,
    inline: part.related === true || part.contentDisposition === 'inline',
  };
}

/** A mail within a mail is called after its subject. */
function givenName(part: AttachmentStream, mediaType: string, content: Buffer): string {
  const given = part.filename ?? '';
  if (given === '' && mediaType === 'message/rfc822') {
    const { subject } = readHeaders(content);
    return subject === '' ? '' : `${subject.replace(/[\\/]/g, '-')}.eml`;
  }
  return given;
}

// iconv-lite fetches its tables when they are first asked for; in a worker that is inside the clock.
iconv.encodingExists('win1252');
