// What documents are found by: their names and what was read of them, as words, whatever they hang on. Written by the job
// of the index; a document is told to it by whoever attaches it (documents/text-news.ts) and whoever reads it
// (document-text.ts).
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { APART, searchableWords } from '../db/fold-words.ts';

/** So many at a time: each may be as long as a book. */
const BATCH = 20;

/** Writes what waits, latest first, and answers whether more may wait. Several processes share the work. */
export async function writeDocumentWords(tx: Tx): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with taken as materialized (
      select document_id from document_search where waiting order by document_id desc limit ${BATCH}
      for update skip locked
    )
    update document_search s set waiting = false, words = said.words
    from taken
    join document d on d.id = taken.document_id
    left join document_text t on t.sha256 = d.sha256
    cross join lateral (
      select fold(concat_ws(${APART}::text, d.name, nullif(t.text, ''))) as folded offset 0) f
    cross join lateral (select ${searchableWords(sql`f.folded`)} as words) said
    where s.document_id = taken.document_id`.execute(tx);
  return Number(numAffectedRows ?? 0) === BATCH;
}

/** The words of these bytes are about to change: whoever has them is written anew. */
export async function writeAnew(tx: Tx, sha256: string): Promise<void> {
  await sql`
    update document_search set waiting = true
    where document_id in (select id from document where sha256 = ${sha256})`.execute(tx);
}
