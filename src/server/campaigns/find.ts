// The only way to load a campaign. It takes the actor: what you may not see does not exist.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { CampaignView } from '../../shared/campaigns.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { Campaign } from '../db/tables.gen.ts';
import { notFound } from '../errors.ts';
import { figuresOf } from './figures.ts';

/** A campaign as the table holds it. */
export type StoredCampaign = Selectable<Campaign>;

/** Which campaigns this actor may see; every list and finder adds it. Rights in depth join here. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  mustBeAllowed(actor, 'read campaigns');
  return sql<boolean>`true`;
}

/** The columns of CampaignRow over `campaign k`. */
export const ROW = sql`
  k.id, k.name, k.starts_on as "startsOn", k.ends_on as "endsOn", k.responsible_id as "responsibleId", k.kind, k.status,
  (select count(*)::int from campaign_member m where m.campaign_id = k.id) as members,
  (select count(*)::int from campaign_member m where m.campaign_id = k.id and m.response <> 'none') as responded,
  k.updated_at as "updatedAt", k.version`;

/** One campaign with what it has led to. Throws 404. */
export async function readCampaign(db: Reader, actor: Actor, id: number): Promise<CampaignView> {
  const { rows } = await sql<Omit<CampaignView, 'figures'>>`
    select ${ROW}, k.note, k.created_at as "createdAt", k.created_by as "createdBy"
    from campaign k where k.id = ${id} and ${visibleTo(actor)}`.execute(db);
  const campaign = rows[0];
  if (!campaign) throw notFound();
  const figures = await figuresOf(db, [id]);
  return { ...campaign, figures: figures.get(id)! };
}

/** Throws 404 for a campaign that this actor may not see. What it has led to costs more than the question. */
export async function mustBeThere(db: Reader, actor: Actor, id: number): Promise<void> {
  const { rows } = await sql`select 1 from campaign k where k.id = ${id} and ${visibleTo(actor)}`.execute(db);
  if (rows.length === 0) throw notFound();
}

/** Loads a campaign to act on it, and holds it until the transaction ends. Throws 404. */
export async function findForChange(tx: Tx, actor: Actor, id: number): Promise<StoredCampaign> {
  mustBeAllowed(actor, 'write campaigns');
  const campaign = await tx
    .selectFrom('campaign as k')
    .selectAll('k')
    .where('k.id', '=', id)
    .where(visibleTo(actor))
    // Not against those who only point to it: a job that adds thousands of members lets its campaign be edited meanwhile.
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!campaign) throw notFound();
  return campaign;
}
