// Creating and changing a campaign.
import type { CampaignInput, CampaignPatch } from '../../shared/campaigns.ts';
import type { Moment } from '../activities/moment.ts';
import { mustBeAllowed } from '../actor.ts';
import type { Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences, recordEvent } from '../history/record.ts';
import { searchChanged } from '../history/search-news.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { findForChange, type StoredCampaign } from './find.ts';

export const CAMPAIGN_COLUMNS = {
  name: 'name',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  responsibleId: 'responsible_id',
  kind: 'kind',
  status: 'status',
  note: 'note',
} as const satisfies Record<keyof CampaignInput, keyof StoredCampaign>;

/** Creates a campaign; answers its id. Throws 422 `unknown-user`, `ends-before-start`. */
export async function createCampaign(
  tx: Tx,
  input: CampaignInput,
  { actor, now, today }: Moment,
): Promise<number> {
  mustBeAllowed(actor, 'write campaigns');
  const startsOn = input.startsOn ?? today;
  mustEndAfter(startsOn, input.endsOn ?? null);
  if (input.responsibleId !== undefined) await mustBeActiveUser(tx, input.responsibleId, 'responsibleId');
  const { id } = await tx
    .insertInto('campaign')
    .values({
      name: input.name,
      starts_on: startsOn,
      ends_on: input.endsOn ?? null,
      responsible_id: input.responsibleId ?? actor.id,
      kind: input.kind ?? '',
      status: input.status ?? 'planned',
      note: input.note ?? '',
      created_at: now,
      created_by: actor.id,
      updated_at: now,
      updated_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(tx, {
    entity: 'campaign',
    entityId: id,
    verb: 'created',
    actorId: actor.id,
    at: now,
    version: 1,
  });
  return id;
}

/** Saves the given fields. Throws 409 `stale-version` with who changed what since the version the caller saw. */
export async function changeCampaign(
  tx: Tx,
  id: number,
  { version, ...fields }: CampaignPatch,
  { actor, now }: Moment,
): Promise<void> {
  const before = await findForChange(tx, actor, id);
  const shown = Object.fromEntries(
    Object.entries(CAMPAIGN_COLUMNS).map(([field, column]) => [field, before[column]]),
  );
  const changes = differences(shown, fields);
  await refuseStale(tx, { entity: 'campaign', id, version: before.version }, version, changes);
  if (Object.keys(changes).length === 0) return;
  mustEndAfter(
    fields.startsOn ?? before.starts_on,
    fields.endsOn === undefined ? before.ends_on : fields.endsOn,
  );
  if (changes.responsibleId) await mustBeActiveUser(tx, changes.responsibleId[1] as number, 'responsibleId');
  const columns = Object.fromEntries(
    Object.entries(changes).map(([field, [, to]]) => [
      CAMPAIGN_COLUMNS[field as keyof typeof CAMPAIGN_COLUMNS],
      to,
    ]),
  );
  await tx
    .updateTable('campaign')
    .set({ ...columns, version: before.version + 1, updated_at: now, updated_by: actor.id })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, {
    entity: 'campaign',
    entityId: id,
    verb: 'changed',
    actorId: actor.id,
    at: now,
    version: before.version + 1,
    changes,
  });
  await searchChanged(tx, 'campaign', [{ id, changes }]);
}

function mustEndAfter(startsOn: string, endsOn: string | null): void {
  if (endsOn !== null && endsOn < startsOn) throw faultAt('endsOn', 'ends-before-start');
}
