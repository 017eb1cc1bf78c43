// Where the words of a search stand that a line does not show by itself: further on in the note, in the mail, in a
// document. Read from what was written, not from the index.
import { sql } from 'kysely';
import type { OverviewRow } from '../../shared/overview.ts';
import { bestPiece, soughtWords } from '../../shared/pieces.ts';
import { type SearchWord, saidIn, searchWords } from '../../shared/search-words.ts';
import type { Reader } from '../db/database.ts';

/** Beyond this a text is found, but not quoted, letters. */
const LOOKED_AT = 64 * 1024;

interface Texts {
  id: number;
  note: string;
  /** its text; its subject and who it was between */
  mail: (string | null)[];
  files: string[] | null;
  documents: (string | null)[] | null;
}

export async function withHits(db: Reader, rows: OverviewRow[], q: string): Promise<OverviewRow[]> {
  const words = searchWords(q).all;
  const missing = new Map(
    rows.map((row) => {
      const isShown = saidIn(shown(row));
      return [row.id, words.filter((word) => !isShown(word))];
    }),
  );
  const hidden = rows.filter(({ id }) => missing.get(id)!.length > 0);
  if (hidden.length === 0) return rows;
  const { rows: texts } = await sql<Texts>`
    select a.id, left(a.note, ${LOOKED_AT}) as note,
      (select array[left(string_agg(m.body, ' '), ${LOOKED_AT}), string_agg(concat_ws(', ', m.subject, p.names), ', ')]
        from mail_activity ma
        join mail m on m.id = ma.mail_id
        cross join lateral (select string_agg(concat_ws(' ', name, '<' || address || '>'), ', ' order by place) as names
          from mail_party where mail_id = m.id) p
        where ma.activity_id = a.id) as mail,
      f.names as files, f.texts as documents
    from activity a
    left join lateral (
      select array_agg(d.name order by d.id) as names, array_agg(left(t.text, ${LOOKED_AT}) order by d.id) as texts
      from document d left join document_text t on t.sha256 = d.sha256
      where d.activity_id = a.id and d.removed_at is null) f on true
    where a.id = any (${hidden.map((row) => row.id)}::int[])`.execute(db);
  const byId = new Map(texts.map((each) => [each.id, each]));
  return rows.map((row) => {
    const found = byId.get(row.id);
    const hit = found && hitIn(found, missing.get(row.id)!);
    return hit ? { ...row, hit } : row;
  });
}

const shown = (row: OverviewRow) =>
  [row.note, row.followUpText, row.customerName, row.accountNumber, row.contactName, row.projectNumber]
    .filter(Boolean)
    .join(' | ');

function hitIn(texts: Texts, words: readonly SearchWord[]): OverviewRow['hit'] {
  const sought = soughtWords(words);
  const note = bestPiece([texts.note], sought);
  if (note !== undefined) return { in: 'note', text: note };
  const mail = bestPiece(
    texts.mail.filter((text) => text !== null),
    sought,
  );
  if (mail !== undefined) return { in: 'mail', text: mail };
  const file = texts.files?.find((name) => words.some(saidIn(name)));
  if (file !== undefined) return { in: 'file', text: file };
  const document = bestPiece(
    (texts.documents ?? []).filter((text) => text !== null),
    sought,
  );
  return document === undefined ? undefined : { in: 'document', text: document };
}
