// winmail.dat: what Outlook wraps text and files in for other Outlooks (MS-OXTNEF). Read as far as people miss it: the
// files under their names, and the text where the mail has no other.
// What must always hold: never throws; everything is a view of the given bytes, so damage costs no memory.
import { cleanText, decodeBytes } from './headers-charset.ts';
import { htmlInRtf } from './rtf.ts';

export interface Wrapped {
  text: string;
  html: string | null;
  files: { name: string; mediaType: string | null; contentId: string | null; content: Buffer }[];
  /** false when something in it could not be read: then the wrapping itself is worth keeping */
  complete: boolean;
}

const SIGNATURE = 0x223e9f78;
const MOST_ATTRIBUTES = 5000;
const MOST_FILES = 500;
const MOST_PROPERTIES = 2000;

// attributes: type and id in one
const BODY = 0x0002800c;
const MESSAGE_PROPERTIES = 0x00069003;
const CODEPAGE = 0x00069007;
const NEXT_FILE = 0x00069002;
const FILE_TITLE = 0x00018010;
const FILE_DATA = 0x0006800f;
const FILE_PROPERTIES = 0x00069005;

// MAPI properties
const PR_BODY = 0x1000;
const PR_RTF = 0x1009;
const PR_HTML = 0x1013;
const PR_FILE = 0x3701;
const PR_LONG_NAME = 0x3707;
const PR_MEDIA_TYPE = 0x370e;
const PR_CONTENT_ID = 0x3712;

/** What is wrapped in these bytes; null when it is no winmail.dat. */
export function readTnef(bytes: Buffer): Wrapped | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const wrapped: Wrapped = { text: '', html: null, files: [], complete: true };
  let charset: string | null = 'windows-1252';
  try {
    let at = 6;
    for (let count = 0; at + 11 <= bytes.length; count += 1) {
      const id = bytes.readUInt32LE(at + 1);
      const length = bytes.readUInt32LE(at + 5);
      const data = bytes.subarray(at + 9, at + 9 + length);
      if (data.length < length || count === MOST_ATTRIBUTES) return { ...wrapped, complete: false };
      at += 9 + length + 2;
      if (id === CODEPAGE && length >= 4) charset = charsetOf(data.readUInt32LE(0)) ?? charset;
      else if (id === BODY) wrapped.text ||= textOf(data, charset);
      else if (id === MESSAGE_PROPERTIES) readMessage(wrapped, propertiesOf(data, charset), charset);
      else if (id === NEXT_FILE) {
        if (wrapped.files.length === MOST_FILES) return { ...wrapped, complete: false };
        wrapped.files.push({ name: '', mediaType: null, contentId: null, content: Buffer.alloc(0) });
      } else readFile(wrapped, id, data, charset);
    }
    // A line end may have joined it on its way; anything more is a piece of what was cut off.
    if (bytes.length - at > 2) wrapped.complete = false;
  } catch {
    // A length that points beyond the end: what came before it stands.
    wrapped.complete = false;
  }
  return wrapped;
}

type Properties = ReadonlyMap<number, string | Buffer>;

function readMessage(wrapped: Wrapped, properties: Properties, charset: string | null): void {
  const [body, html, rtf] = [PR_BODY, PR_HTML, PR_RTF].map((id) => properties.get(id));
  if (typeof body === 'string') wrapped.text ||= body;
  if (typeof html === 'string') wrapped.html ??= html;
  else if (html) wrapped.html ??= decodeBytes(html, charset);
  if (rtf instanceof Buffer) wrapped.html ??= htmlInRtf(rtf);
}

function readFile(wrapped: Wrapped, id: number, data: Buffer, charset: string | null): void {
  const file = wrapped.files.at(-1);
  if (!file) return;
  if (id === FILE_TITLE) file.name ||= textOf(data, charset);
  else if (id === FILE_DATA) file.content = data;
  else if (id === FILE_PROPERTIES) {
    const properties = propertiesOf(data, charset);
    const [name, type, contentId] = [PR_LONG_NAME, PR_MEDIA_TYPE, PR_CONTENT_ID].map((one) =>
      properties.get(one),
    );
    if (typeof name === 'string' && name !== '') file.name = name;
    if (typeof type === 'string') file.mediaType = type.toLowerCase();
    if (typeof contentId === 'string') file.contentId = contentId;
    // A mail within the mail is kept with the wrapping.
    if (properties.get(PR_FILE) instanceof Buffer && file.content.length === 0) wrapped.complete = false;
  }
}

/** Bytes of a value by its type; the others carry their length. */
const FIXED: Record<number, number> = {
  ...{ 2: 4, 3: 4, 4: 4, 10: 4, 11: 4 },
  ...{ 5: 8, 6: 8, 7: 8, 20: 8, 64: 8, 72: 16 },
};
const TEXT8 = 0x1e;
const TEXT16 = 0x1f;
const MANY = 0x1000;

/** Text and binary properties by number; throws RangeError where a length points beyond the end. */
function propertiesOf(data: Buffer, charset: string | null): Properties {
  const found = new Map<number, string | Buffer>();
  let at = 4;
  const count = data.readUInt32LE(0);
  for (let n = 0; n < Math.min(count, MOST_PROPERTIES); n += 1) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) {
      const named = data.readUInt32LE(at + 16) === 1;
      at += 20;
      at += named ? 4 + padded(data.readUInt32LE(at)) : 4;
    }
    const fixed = FIXED[type & ~MANY];
    const values = type & MANY || fixed === undefined ? data.readUInt32LE(at) : 1;
    if (type & MANY || fixed === undefined) at += 4;
    if (fixed !== undefined) {
      at += fixed * values;
      continue;
    }
    for (let value = 0; value < values; value += 1) {
      const length = data.readUInt32LE(at);
      const bytes = data.subarray(at + 4, at + 4 + length);
      at += 4 + padded(length);
      if (at > data.length + 3) throw new RangeError('beyond the end');
      if (value > 0) continue;
      if (type === TEXT8) found.set(id, textOf(bytes, charset));
      else if (type === TEXT16) found.set(id, cleanText(bytes.toString('utf16le').replace(/\0+$/, '')));
      else found.set(id, bytes);
    }
  }
  return found;
}

const padded = (length: number) => (length + 3) & ~3;
const textOf = (bytes: Buffer, charset: string | null) =>
  cleanText(decodeBytes(bytes, charset).replace(/\0[\s\S]*$/, ''));
const charsetOf = (codepage: number) =>
  codepage === 65001 ? 'utf-8' : codepage > 0 && codepage < 65536 ? `cp${codepage}` : null;
