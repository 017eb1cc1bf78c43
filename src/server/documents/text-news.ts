// Which documents have to be found, and read for their words. Called where a document is attached, in its transaction and
// without knowing who does it (overview/document-words.ts, document-text.ts).
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { SEARCH_CHANNEL, tellSearch } from '../history/search-news.ts';
import type { StoredBlob } from './blobs.ts';

/** Pictures, sound and archives have no words of their own; what it is nobody knows, its first bytes may tell. */
const WITHOUT_WORDS = /^(image|audio|video)\/|^application\/zip$/;

/** Has a new document found by its name, and by its words when they are read. */
export async function findLater(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.insertInto('document_search').values({ document_id: id, created_at: now }).execute();
  await tellSearch(tx);
}

/** Has the words of a document read, once for the same bytes. */
export async function readLater(
  tx: Tx,
  { sha256 }: Pick<StoredBlob, 'sha256'>,
  { mediaType, now }: { mediaType: string; now: Date },
): Promise<void> {
  if (WITHOUT_WORDS.test(mediaType)) return;
  await sql`
    with asked as (
      insert into document_text (sha256, state, asked_at) values (${sha256}, 'waiting', ${now})
      on conflict do nothing
      returning 1
    )
    select pg_notify(${SEARCH_CHANNEL}, '') from asked`.execute(tx);
}
