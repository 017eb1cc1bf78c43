// Where documents say the words of a search. Their words as the index holds them tell which document says what, and about
// where: only a stretch of the text that was read is then looked through.
import { sql } from 'kysely';
import { bestPiece, soughtWords } from '../../shared/pieces.ts';
import type { SearchWord } from '../../shared/search-words.ts';
import type { Reader } from '../db/database.ts';

/** So much of one document is looked through, characters; most are shorter. */
const STRETCH = 40_000;

export interface Asked {
  documentId: number;
  words: readonly SearchWord[];
}

/** By document the piece of its text that says most of its words; none for what is said elsewhere. */
export async function piecesOf(db: Reader, asked: readonly Asked[]): Promise<Map<number, string>> {
  if (asked.length === 0) return new Map();
  const sought = asked.map(({ documentId, words }) => ({
    id: documentId,
    forms: words.flatMap(({ forms }) => forms),
  }));
  const { rows } = await sql<{ id: number; text: string }>`
    select d.id, substr(t.text, greatest(1, coalesce(place.share * length(t.text), 1)::int - ${STRETCH / 2}), ${STRETCH}) as text
    from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) asked(id int, forms text[])
    join document d on d.id = asked.id
    join document_text t on t.sha256 = d.sha256
    join document_search s on s.document_id = d.id
    cross join lateral (
      select min(nullif(position(form in s.words), 0))::float / nullif(length(s.words), 0) as share
      from unnest(asked.forms) form) place`.execute(db);
  const wordsOf = new Map(asked.map(({ documentId, words }) => [documentId, words]));
  const pieces = rows.flatMap(({ id, text }) => {
    const piece = bestPiece([text], soughtWords(wordsOf.get(id)!));
    return piece === undefined ? [] : [[id, piece] as const];
  });
  return new Map(pieces);
}
