// The mails of an mbox file, one after the other, from a stream: mboxrd, and mboxo as far as it can be told from it.
// What must always hold: linear time whatever the bytes, and no more in memory than one mail; a mail that is larger
// than the cap is told with its place, not taken.

/** A mail as the file holds it, without its «From » line. */
export interface MboxMail {
  /** 1 is the first of the file */
  number: number;
  /** where its «From » line begins, bytes from the start */
  at: number;
  /** what stands behind «From »: who and when */
  envelope: string;
  /** null: larger than the cap */
  raw: Buffer | null;
}

const FROM = Buffer.from('From ');
const [FEED, RETURN, QUOTE] = [0x0a, 0x0d, 0x3e];
/** A line that never ends is passed on in pieces of this size. */
const LONGEST_HELD = 64 * 1024;
/** Room that only few mails need is given back. */
const LARGE = 1024 * 1024;

export async function* splitMbox(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<MboxMail, void, undefined> {
  let held: Buffer = Buffer.alloc(0);
  /** where `held` begins in the file, whether at the start of a line, and whether the line before it is empty */
  let heldAt = 0;
  let atLine = true;
  let blankBefore = true;
  let mail: { number: number; at: number; envelope: string; size: number } | null = null;
  let count = 0;
  /** the mail so far; of pieces there may be millions */
  let room = Buffer.allocUnsafe(LONGEST_HELD);

  const add = (piece: Buffer) => {
    if (!mail) return;
    const { size } = mail;
    mail.size += piece.length;
    if (mail.size > mostBytes) return;
    if (mail.size > room.length) {
      const larger = Buffer.allocUnsafe(Math.min(Math.max(mail.size, 2 * room.length), mostBytes));
      room.copy(larger, 0, 0, size);
      room = larger;
    }
    piece.copy(room, size);
  };

  function* finish(): Generator<MboxMail> {
    if (!mail) return;
    const { size, ...what } = mail;
    mail = null;
    const raw = size > mostBytes ? null : Buffer.from(withoutLastBlank(room.subarray(0, size)));
    if (room.length > LARGE) room = Buffer.allocUnsafe(LONGEST_HELD);
    yield { ...what, raw };
  }

  /** Whether the line before `at` is empty. */
  const followsBlank = (buffer: Buffer, at: number): boolean => {
    if (at === 0) return blankBefore;
    const before = buffer[at - 2] === RETURN ? at - 3 : at - 2;
    return before < 0 ? atLine : buffer[before] === FEED;
  };

  /** Takes what stands before `end`; what stands behind it is looked at only to know what a line is followed by. */
  function* take(buffer: Buffer, end: number): Generator<MboxMail> {
    let taken = 0;
    for (let at = buffer.indexOf(FROM); at >= 0 && at < end; at = buffer.indexOf(FROM, at + FROM.length)) {
      let line = at;
      while (line > 0 && buffer[line - 1] === QUOTE) line -= 1;
      if (!(line === 0 ? atLine : buffer[line - 1] === FEED)) continue;
      if (line < at) {
        add(buffer.subarray(taken, line));
        taken = line + 1;
        continue;
      }
      const feed = buffer.indexOf(FEED, at);
      const next = feed < 0 ? buffer.length : feed + 1;
      const envelope = buffer.toString('latin1', at + FROM.length, Math.min(next, at + 500)).trim();
      if (!followsBlank(buffer, at) || !beginsMail(envelope, buffer, next)) continue;
      add(buffer.subarray(taken, at));
      taken = Math.min(next, end);
      yield* finish();
      count += 1;
      mail = { number: count, at: heldAt + at, envelope, size: 0 };
    }
    add(buffer.subarray(taken, end));
    blankBefore = followsBlank(buffer, end);
    atLine = end === 0 ? atLine : buffer[end - 1] === FEED;
    held = buffer.subarray(end);
    heldAt += end;
  }

  for await (const chunk of source) {
    const buffer = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    // The last whole line stays, and what has begun after it: a «From » line is judged by the one that follows.
    const last = buffer.lastIndexOf(FEED);
    const end = last < 1 ? 0 : buffer.lastIndexOf(FEED, last - 1) + 1;
    if (end > 0 || buffer.length < LONGEST_HELD) yield* take(buffer, end);
    else yield* take(buffer, last < 0 ? buffer.length : last + 1);
  }
  yield* take(held, held.length);
  yield* finish();
}

/**
 * A line «From …» after an empty one may also be prose that nobody quoted: it begins a mail when it tells a time of day,
 * as its form asks for, or when a header line follows.
 */
function beginsMail(envelope: string, buffer: Buffer, next: number): boolean {
  if (/\d\d?:\d\d/.test(envelope)) return true;
  return /^[!-9;-~]{1,100}[ \t]*:/.test(buffer.toString('latin1', next, next + 120));
}

/** The empty line before the next «From » is the file's, not the mail's. */
function withoutLastBlank(raw: Buffer): Buffer {
  const end = raw.length;
  if (raw[end - 1] !== FEED) return raw;
  const before = raw[end - 2] === RETURN ? end - 2 : end - 1;
  return before === 0 || raw[before - 1] === FEED ? raw.subarray(0, before) : raw;
}
