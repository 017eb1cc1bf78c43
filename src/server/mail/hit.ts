// Where a search found a mail: the words in their context, of the text, or of a participant or file that the list does
// not show. Read from what was written, not from the index.
import { foldLoose } from '../../shared/fold.ts';
import type { MailRow } from '../../shared/mail.ts';
import { bestPiece, soughtParts } from '../../shared/pieces.ts';

export interface Found {
  text: string;
  participants: readonly string[];
  files: readonly string[];
}

/** Beyond this a text is found, but not quoted, letters. */
export const TEXT_LOOKED_AT = 64 * 1024;
const LONGEST = 160;

export function hitOf(
  { subject, fromAddress, fromName }: MailRow,
  { text, participants, files }: Found,
  q: string,
): MailRow['hit'] {
  const words = foldLoose(q).split(' ').filter(Boolean);
  const hidden = words.filter((word) => !holds(`${subject} ${fromName} ${fromAddress}`, [word]));
  // Words that the row shows already need no more than a look at the text; others have to be accounted for.
  const wanted = hidden.length > 0 ? hidden : words;
  const piece = bestPiece([text], soughtParts(wanted, q));
  if (piece !== undefined) return { in: 'text', text: piece };
  const file = best(files, hidden);
  if (file !== undefined) return { in: 'file', text: file.slice(0, LONGEST) };
  const participant = best(participants, hidden);
  return participant === undefined ? undefined : { in: 'participant', text: participant.slice(0, LONGEST) };
}

const holds = (text: string, words: readonly string[]) => {
  const folded = foldLoose(text);
  return words.some((word) => folded.includes(word));
};

/** The one that holds most of the words, the first of them. */
function best(texts: Iterable<string>, words: readonly string[]): string | undefined {
  let found: string | undefined;
  let most = 0;
  for (const text of texts) {
    const folded = foldLoose(text);
    const held = words.filter((word) => folded.includes(word)).length;
    if (held > most) [found, most] = [text, held];
    if (most > 0 && most === words.length) break;
  }
  return found;
}
