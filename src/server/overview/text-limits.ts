// What everything that reads the words of a document keeps to.
import { decodeBytes } from '../mail/headers-charset.ts';

/** characters; what comes behind is not found */
export const LONGEST_TEXT = 200_000;

/** Why there is nothing to be read: known at once, so that no second try is made. */
export class Unreadable extends Error {
  readonly reason: 'broken' | 'encrypted' | 'unsupported' | 'too-large';

  constructor(reason: Unreadable['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Text of files: UTF-16 by its mark, as Excel's «Unicode text» has it; UTF-8; else windows-1252. */
export function decodeText(bytes: Buffer): string {
  const mark = bytes.toString('latin1', 0, 2);
  return decodeBytes(bytes, mark === '\xff\xfe' || mark === '\xfe\xff' ? 'utf-16' : null);
}
