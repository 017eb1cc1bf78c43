// The list of campaigns, and campaigns side by side.
import { type RawBuilder, sql } from 'kysely';
import type { CampaignSort } from '../../shared/campaign-words.ts';
import type { CampaignFigures, CampaignRow, listCampaigns as endpoint } from '../../shared/campaigns.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Actor } from '../actor.ts';
import { listPage, type Question, type Sort } from '../customers/keyset.ts';
import { everyWord } from '../customers/search.ts';
import type { Reader } from '../db/database.ts';
import { figuresOf } from './figures.ts';
import { ROW, visibleTo } from './find.ts';

type Query = OutputOf<(typeof endpoint)['query']>;

const SORTS: Record<CampaignSort, Sort> = {
  name: { by: sql`k.name collate danish`, type: 'text' },
  startsOn: { by: sql`k.starts_on`, type: 'date' },
  status: { by: sql`k.status`, type: 'text' },
  responsible: {
    by: sql`u.initials collate danish`,
    type: 'text',
    join: sql`join app_user u on u.id = k.responsible_id`,
  },
  updatedAt: { by: sql`k.updated_at`, type: 'timestamptz' },
};

/** One page of campaigns. Throws 422 `invalid-cursor`. */
export async function listCampaigns(
  db: Reader,
  actor: Actor,
  { cursor, limit, ...asked }: Query,
): Promise<{ items: CampaignRow[]; next: string | null }> {
  return listPage<CampaignRow>(db, { ...campaignsAsked(actor, asked), columns: ROW, cursor, limit });
}

/** Which campaigns `k` a list shows, and in which order. */
export function campaignsAsked(actor: Actor, query: Omit<Query, 'cursor' | 'limit'>): Question {
  const conditions: RawBuilder<unknown>[] = [visibleTo(actor)];
  if (query.q) conditions.push(everyWord(query.q, (patterns) => sql`k.search like any (${patterns})`));
  if (query.statuses) conditions.push(sql`k.status = any (${query.statuses}::text[])`);
  if (query.responsible) conditions.push(sql`k.responsible_id = any (${query.responsible}::int[])`);
  return {
    from: sql`campaign k`,
    conditions,
    sort: SORTS[query.sort],
    id: sql`k.id`,
    descending: query.descending ?? false,
  };
}

const MOST_COMPARED = 20;

/** These campaigns with their figures, the latest first; unknown ids are left out. */
export async function compareCampaigns(
  db: Reader,
  actor: Actor,
  ids: readonly number[],
): Promise<(CampaignRow & { figures: CampaignFigures })[]> {
  const { rows } = await sql<CampaignRow>`
    select ${ROW} from campaign k
    where k.id = any (${ids.slice(0, MOST_COMPARED)}::int[]) and ${visibleTo(actor)}
    order by k.starts_on desc, k.id desc`.execute(db);
  const figures = await figuresOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, figures: figures.get(row.id)! }));
}
