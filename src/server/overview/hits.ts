// Where the words of a search stand that a line does not show by itself: further on in the note, in the mail, in a
// document. Read from what was written; of documents the index says which one it is. Bounded, since a page may have a
// hundred rows: of each row the first 64,000 characters of note and mail, its first 20 documents, and a stretch of the one
// that says most (document-hits.ts).
import { sql } from 'kysely';
import type { OverviewRow } from '../../shared/overview.ts';
import { bestPiece, soughtWords } from '../../shared/pieces.ts';
import { type SearchWord, saidIn, searchWords } from '../../shared/search-words.ts';
import type { Reader } from '../db/database.ts';
import { saysOn } from '../db/fold-words.ts';
import { piecesOf } from './document-hits.ts';

/** Beyond this a text is found, but not quoted, letters. */
const LOOKED_AT = 64_000;
const MOST_DOCUMENTS = 20;

type Hit = NonNullable<OverviewRow['hit']>;
interface Texts {
  id: number;
  note: string;
  /** its text; its subject and who it was between */
  mail: (string | null)[];
  documents: { id: number; name: string; says: boolean[] }[] | null;
}
interface Best {
  hit: Hit;
  /** how many of the missing words it says */
  says: number;
  /** words of the document that its name does not say */
  within?: readonly SearchWord[];
}

export async function withHits(db: Reader, rows: OverviewRow[], q: string): Promise<OverviewRow[]> {
  const words = searchWords(q).all;
  const missing = new Map(
    rows.map((row) => {
      const isShown = saidIn(shown(row));
      return [row.id, words.filter((word) => !isShown(word))];
    }),
  );
  const hidden = rows.filter(({ id }) => missing.get(id)!.length > 0).map(({ id }) => id);
  if (hidden.length === 0) return rows;
  const texts = await textsOf(db, hidden, words);
  const found = new Map(texts.map((each) => [each.id, bestOf(each, words, missing.get(each.id)!)]));
  const pieces = await piecesOf(
    db,
    [...found.values()].flatMap((best) =>
      best?.within?.length ? [{ documentId: best.hit.document!.id, words: best.within }] : [],
    ),
  );
  return rows.map((row) => {
    const hit = found.get(row.id)?.hit;
    if (!hit) return row;
    const piece = hit.document && pieces.get(hit.document.id);
    return { ...row, hit: piece === undefined ? hit : { ...hit, text: piece } };
  });
}

async function textsOf(db: Reader, ids: readonly number[], words: readonly SearchWord[]): Promise<Texts[]> {
  const says = sql.join(words.map((word) => saysOn(sql`s.words`, word)));
  const { rows } = await sql<Texts>`
    select a.id, left(a.note, ${LOOKED_AT}) as note,
      (select array[left(string_agg(m.body, ' '), ${LOOKED_AT}), string_agg(concat_ws(', ', m.subject, p.names), ', ')]
        from mail_activity ma
        join mail m on m.id = ma.mail_id
        cross join lateral (select string_agg(concat_ws(' ', name, '<' || address || '>'), ', ' order by place) as names
          from mail_party where mail_id = m.id) p
        where ma.activity_id = a.id) as mail,
      (select json_agg(json_build_object('id', d.id, 'name', d.name, 'says', array[${says}]) order by d.id)
        from (select id, name from document where activity_id = a.id and removed_at is null
          order by id limit ${MOST_DOCUMENTS}) d
        join document_search s on s.document_id = d.id) as documents
    from activity a
    where a.id = any (${[...ids]}::int[])`.execute(db);
  return rows;
}

const shown = (row: OverviewRow) =>
  [row.note, row.followUpText, row.customerName, row.accountNumber, row.contactName, row.projectNumber]
    .filter(Boolean)
    .join(' | ');

/** Where most of the missing words stand; in what was agreed rather than in a mail, and there rather than in a document. */
function bestOf(
  { note, mail, documents }: Texts,
  words: readonly SearchWord[],
  missing: readonly SearchWord[],
): Best | undefined {
  const sought = soughtWords(missing);
  const quoted = (place: 'note' | 'mail', texts: readonly string[]): Best[] => {
    const text = bestPiece(texts, sought);
    return text === undefined ? [] : [{ hit: { in: place, text }, says: sought.held(text) }];
  };
  const attached = (documents ?? []).map(({ id, name, says }): Best => {
    const said = missing.filter((word) => says[words.indexOf(word)]);
    const inName = saidIn(name);
    const within = said.filter((word) => !inName(word));
    const document = { id, name };
    const hit: Hit =
      within.length === 0 ? { in: 'file', text: name, document } : { in: 'document', text: '', document };
    return { hit, says: said.length, within };
  });
  const bests = [
    ...quoted('note', [note]),
    ...quoted(
      'mail',
      mail.filter((text) => text !== null),
    ),
    ...attached,
  ];
  return bests.reduce<Best | undefined>(
    (best, each) => (each.says > (best?.says ?? 0) ? each : best),
    undefined,
  );
}
