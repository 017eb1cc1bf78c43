// The index of CRM Overblik in tests: waiting for it, and what it should hold.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { indexRows } from '../../src/server/overview/index-row.ts';
import type { World } from './world.ts';

/** Waits until nothing is left to be indexed. */
export async function indexed({ database }: World): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { rows } = await sql<{ waiting: boolean }>`
      select exists (select 1 from search_news) or exists (select 1 from document_text where state = 'waiting')
        or exists (select 1 from document_search where waiting) as waiting`.execute(database.reader);
    if (!rows[0]?.waiting) return;
    await sleep(25);
  }
  throw new Error('the search index was not written in 10 s');
}

/** Activities whose index says something else than their records do. */
export async function wronglyIndexed({ database }: World): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.activity_id as id from (${indexRows(sql`select id from activity`)}) r
    left join activity_search s on s.activity_id = r.activity_id
    where (s.occurred_at, s.facets, s.text, s.files) is distinct from (r.occurred_at, r.facets, r.text, r.files)
    order by r.activity_id`.execute(database.reader);
  return rows.map(({ id }) => id);
}
