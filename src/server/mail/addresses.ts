// Addresses of a header: names, quotes, comments, groups, and the shapes that people and programs get wrong
// (`Sørensen, Lars <l@k.dk>`).
// What must always hold: linear time; an address is lower-case with an ASCII domain, or it is not there.
import { domainToASCII } from 'node:url';
import { cleanLine } from './headers-charset.ts';
import { decodeWords } from './headers-words.ts';

export interface Party {
  /** lower-case, the domain in ASCII (IDNA); never '' */
  address: string;
  name: string;
}

const LONGEST_ADDRESS = 320;

/** One address as it is compared everywhere, or null when it is none. */
export function readAddress(text: string): string | null {
  const trimmed = text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, '');
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || trimmed.length > LONGEST_ADDRESS) return null;
  // An old source route, or mailto: in front (RFC 5322 4.4).
  const local = trimmed.slice(0, at).startsWith('"')
    ? trimmed.slice(0, at)
    : trimmed.slice(trimmed.lastIndexOf(':', at) + 1, at).replace(/^'/, '');
  const given = trimmed
    .slice(at + 1)
    .replace(/['.]+$/, '')
    .toLowerCase();
  // Only where it is needed: for plain names it would also make IP addresses of numbers.
  const domain = /[^\0-\x7f]/.test(given) ? domainToASCII(given) : given;
  if (local === '' || !/^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f.:a-z]+\])$/.test(domain)) return null;
  if (/[<>,;()\\\p{Cs}]/u.test(local) || (!local.startsWith('"') && /["@]/.test(local))) return null;
  return `${local.toLowerCase()}@${domain}`;
}

/** The parties that a header names, at most `limit`, each address once. */
export function parseAddresses(header: string | null, limit = 500): Party[] {
  if (header === null || header.trim() === '') return [];
  const found = parse(header, limit);
  // Some programs encode the whole header, address and all.
  return found.length === 0 && header.includes('=?') ? parse(decodeWords(header), limit) : found;
}

interface Piece {
  text: string;
  quoted: string;
  comment: string;
  angle: string | null;
}

function parse(text: string, limit: number): Party[] {
  const parties = new Map<string, Party>();
  /** a name that ended at a comma it did not quote */
  let pending = '';
  let piece: Piece = { text: '', quoted: '', comment: '', angle: null };
  const take = () => {
    const read = partyOf(piece, pending);
    pending = piece.angle === null && !piece.text.includes('@') ? piece.text.trim() : '';
    if (read && !parties.has(read.address)) parties.set(read.address, read);
    piece = { text: '', quoted: '', comment: '', angle: null };
  };
  for (const token of tokens(text)) {
    if (parties.size >= limit) break;
    if (token.kind === 'text') piece.text += token.text;
    else if (token.kind === 'quoted') piece.quoted += `${piece.quoted && ' '}${token.text}`;
    else if (token.kind === 'comment') piece.comment = token.text;
    else if (token.kind === 'angle') {
      // A second address without a comma between: two parties.
      if (piece.angle !== null) take();
      piece.angle = token.text;
    } else if (token.text === ':') {
      // The name of a group, or «mailto:».
      piece = { text: '', quoted: '', comment: '', angle: null };
      pending = '';
    } else take();
  }
  if (parties.size < limit) take();
  return [...parties.values()];
}

function partyOf(piece: Piece, pending: string): Party | null {
  if (piece.angle !== null) {
    const address = readAddress(piece.angle);
    if (address === null) return null;
    const said = [piece.quoted, piece.text].filter((part) => part.trim() !== '').join(' ');
    const name =
      pending !== '' && said !== '' ? `${pending}, ${said.trim()}` : said || pending || piece.comment;
    return { address, name: nameOf(name, address) };
  }
  const words = piece.text
    .trim()
    .split(/\s+/)
    .filter((word) => word.includes('@'));
  for (const word of words) {
    const address = readAddress(word.replace(/^\[|\]$/g, ''));
    if (address !== null) return { address, name: nameOf(piece.comment || piece.quoted, address) };
  }
  const address = piece.text.trim() === '' ? readAddress(piece.quoted) : null;
  return address === null ? null : { address, name: '' };
}

function nameOf(text: string, address: string): string {
  const name = cleanLine(decodeWords(text), 200)
    .replace(/^'(.*)'$/, '$1')
    .replace(/^"(.*)"$/, '$1')
    .trim();
  return name.toLowerCase() === address ? '' : name;
}

interface Token {
  kind: 'text' | 'quoted' | 'comment' | 'angle' | 'mark';
  text: string;
}

/** A mark that opens and never closes is plain text, and is then not looked for again: else time is quadratic. */
function* tokens(text: string): Generator<Token> {
  const open = { quote: true, comment: true, angle: true };
  const word = /=\?[^?\s]{1,100}\?[bq]\?[^?]{0,2000}\?=/iy;
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (character === '"' && open.quote) {
      const end = quoteEnd(text, at);
      if (end < 0) open.quote = false;
      else {
        const inside = text.slice(at + 1, end).replace(/\\(.)/g, '$1');
        // "lars h"@k.dk is an address, "Lars H" <…> a name.
        yield text[end + 1] === '@'
          ? { kind: 'text', text: `"${inside}"` }
          : { kind: 'quoted', text: inside };
        at = end + 1;
        continue;
      }
    } else if (character === '(' && open.comment) {
      const end = commentEnd(text, at);
      if (end < 0) open.comment = false;
      else {
        yield { kind: 'comment', text: text.slice(at + 1, end).replace(/\\(.)/g, '$1') };
        at = end + 1;
        continue;
      }
    } else if (character === '<' && open.angle) {
      const close = text.indexOf('>', at);
      if (close < 0) open.angle = false;
      else {
        yield { kind: 'angle', text: text.slice(text.lastIndexOf('<', close) + 1, close) };
        at = close + 1;
        continue;
      }
    } else if (character === ',' || character === ';' || character === ':') {
      yield { kind: 'mark', text: character };
      at += 1;
      continue;
    } else if (character === '=') {
      word.lastIndex = at;
      const match = word.exec(text);
      if (match) {
        yield { kind: 'text', text: match[0] };
        at += match[0].length;
        continue;
      }
    }
    const rest = /[^"(<,;:=]*/y;
    rest.lastIndex = at + 1;
    const more = rest.exec(text)![0];
    yield { kind: 'text', text: (character === '<' || character === '"' ? ' ' : character) + more };
    at += 1 + more.length;
  }
}

function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function commentEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
