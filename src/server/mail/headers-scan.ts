// The header lines of a mail, or of a part of one, found in its bytes.
// What must always hold: linear time, a bounded amount of work (256 kB), and no bytes that throw.
import { decodeBytes } from './headers-charset.ts';

/** Real header blocks stay below 210 kB; what lies behind is not read. */
export const HEADER_LIMIT = 256 * 1024;
const MOST_LINES = 10_000;

export interface HeaderBlock {
  /** the values of one header in the order of the mail, unfolded and as text; encoded words still encoded */
  all(name: string): string[];
  first(name: string): string | null;
  has(name: string): boolean;
  /** where the body starts */
  bodyAt: number;
}

/** Where a mail starts: after a byte order mark, blank lines and an mbox line, which saved files carry in front. */
export function mailStart(raw: Buffer): number {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (at < raw.length && (raw[at] === 0x0a || raw[at] === 0x0d)) at += 1;
  if (raw.subarray(at, at + 5).toString('latin1') === 'From ') {
    const end = raw.indexOf(0x0a, at);
    if (end >= 0) at = end + 1;
  }
  return at;
}

/** The header block at `start`: up to the first empty line (RFC 5322 2.1). */
export function scanHeaders(raw: Buffer, start = mailStart(raw)): HeaderBlock {
  const text = raw.subarray(start, start + HEADER_LIMIT).toString('latin1');
  const found = new Map<string, string[]>();
  let at = 0;
  let name: string | null = null;
  let value: string[] = [];
  const keep = () => {
    if (name === null) return;
    const decoded = decodeBytes(Buffer.from(value.join(''), 'latin1'));
    const values = found.get(name);
    if (values) values.push(decoded);
    else found.set(name, [decoded]);
  };
  let lines = 0;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const line = text.slice(
      at,
      feed < 0 ? text.length : text[feed - 1] === '\r' && feed > at ? feed - 1 : feed,
    );
    at = next;
    if (line === '') break;
    if (line[0] === ' ' || line[0] === '\t') {
      value.push(line);
      continue;
    }
    lines += 1;
    if (lines > MOST_LINES) continue;
    keep();
    const colon = line.indexOf(':');
    const given = colon < 0 ? '' : line.slice(0, colon).trimEnd();
    name = /^[!-9;-~]{1,100}$/.test(given) ? given.toLowerCase() : null;
    value = [line.slice(colon + 1)];
  }
  keep();
  return {
    all: (asked) => found.get(asked) ?? [],
    first: (asked) => found.get(asked)?.[0]?.trim() ?? null,
    has: (asked) => found.has(asked),
    bodyAt: start + at,
  };
}

export interface Structured {
  value: string;
  params: Record<string, string>;
}

/** `text/calendar; method=REPLY; charset="utf-8"` in its pieces (RFC 2045 5.1), values as they stand. */
export function structured(header: string | null): Structured {
  const text = (header ?? '').slice(0, 4096);
  const params: Record<string, string> = Object.create(null);
  for (const [, name, quoted, bare] of text.matchAll(/;\s*([\w*-]{1,40})\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g)) {
    params[name!.toLowerCase()] ??= quoted ?? bare ?? '';
  }
  return { value: text.split(/[;\s]/, 1)[0]!.toLowerCase(), params };
}
