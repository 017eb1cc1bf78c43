// S/MIME with the mail inside (application/pkcs7-mime): what is only signed is unwrapped, so that it can be read; the
// signature is not checked here. What is encrypted stays closed. A small walk through BER, since mail programs write
// indefinite lengths and divided strings (RFC 8551, RFC 5652, X.690).
// What must always hold: never throws, and never goes deeper or further than the bytes.

const SIGNED_DATA = '2a864886f70d010702';
const ENVELOPED_DATA = '2a864886f70d010703';
const AUTH_ENVELOPED_DATA = '2a864886f70d0109100117';
const DEEPEST = 24;
const MOST_PIECES = 100_000;

/** The mail that is signed; 'encrypted'; null for anything else. */
export function unwrapSmime(bytes: Buffer): Buffer | 'encrypted' | null {
  try {
    const outer = read(bytes, 0, bytes.length);
    const [type, wrapped] = childrenOf(bytes, outer, 2);
    const oid = type && bytes.toString('hex', type.from, type.to);
    if (oid === ENVELOPED_DATA || oid === AUTH_ENVELOPED_DATA) return 'encrypted';
    if (oid !== SIGNED_DATA || !wrapped) return null;
    const [signed] = childrenOf(bytes, wrapped, 1);
    // version, digestAlgorithms, encapContentInfo
    const [, , content] = signed ? childrenOf(bytes, signed, 3) : [];
    const [, inner] = content ? childrenOf(bytes, content, 2) : [];
    const [octets] = inner ? childrenOf(bytes, inner, 1) : [];
    if (!octets) return null;
    const pieces: Buffer[] = [];
    collect(bytes, octets, pieces, 0);
    return Buffer.concat(pieces);
  } catch {
    return null;
  }
}

interface Element {
  constructed: boolean;
  /** where its content begins and ends */
  from: number;
  to: number;
  /** where the next element begins */
  next: number;
}

/** One element; one of indefinite length is walked through to find its end. */
function read(bytes: Buffer, at: number, end: number, depth = 0): Element {
  const tag = bytes[at] ?? fail();
  if (depth > DEEPEST || (tag & 0x1f) === 0x1f) fail();
  const constructed = (tag & 0x20) !== 0;
  const first = bytes[at + 1] ?? fail();
  if (first === 0x80) {
    let inside = at + 2;
    for (;;) {
      if (inside + 2 > end) fail();
      if (bytes[inside] === 0 && bytes[inside + 1] === 0) break;
      inside = read(bytes, inside, end, depth + 1).next;
    }
    return { constructed, from: at + 2, to: inside, next: inside + 2 };
  }
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) fail();
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
  const from = at + 2 + lengthBytes;
  if (from + length > end) fail();
  return { constructed, from, to: from + length, next: from + length };
}

function childrenOf(bytes: Buffer, element: Element, most: number): Element[] {
  const children: Element[] = [];
  let at = element.from;
  while (at < element.to && children.length < most) {
    const child = read(bytes, at, element.to);
    children.push(child);
    at = child.next;
  }
  return children;
}

/** An octet string, which may be divided. */
function collect(bytes: Buffer, element: Element, pieces: Buffer[], depth: number): void {
  if (depth > DEEPEST || pieces.length > MOST_PIECES) fail();
  if (!element.constructed) {
    pieces.push(bytes.subarray(element.from, element.to));
    return;
  }
  let at = element.from;
  while (at < element.to) {
    const child = read(bytes, at, element.to);
    collect(bytes, child, pieces, depth + 1);
    at = child.next;
  }
}

function fail(): never {
  throw new RangeError('not BER');
}
