// Changing the fields of a sales project. Stage, follow-up and closing have verbs of their own.
import type { ProjectPatch } from '../../shared/projects.ts';
import { refreshFacts } from '../activities/facts.ts';
import type { Moment } from '../activities/moment.ts';
import { mustBeCampaign, settleParties } from '../activities/parties.ts';
import { brokenConstraint, type Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { type Changes, differences, recordEvent } from '../history/record.ts';
import { searchAnew, searchChanged } from '../history/search-news.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { findForChange, type StoredProject } from './find.ts';

export const PROJECT_COLUMNS = {
  number: 'number',
  name: 'name',
  customerId: 'customer_id',
  contactId: 'contact_id',
  salespersonId: 'salesperson_id',
  amount: 'amount',
  probability: 'probability',
  margin: 'margin',
  expectedClose: 'expected_close',
  note: 'note',
  campaignId: 'campaign_id',
} as const satisfies Record<keyof Omit<ProjectPatch, 'version'>, keyof StoredProject>;

/** Saves the given fields. Throws 409 `stale-version` with who changed what since the version the caller saw. */
export async function changeProject(tx: Tx, id: number, patch: ProjectPatch, moment: Moment): Promise<void> {
  const { actor, now } = moment;
  const before = await findForChange(tx, actor, id);
  const { version, ...fields } = patch;
  const changes = differences(shown(before), fields);
  await refuseStale(tx, { entity: 'project', id, version: before.version }, version, changes);
  if (Object.keys(changes).length === 0) return;
  const parties = await settle(tx, before, changes);
  if (parties.customerId !== before.customer_id) await takeAlong(tx, before, parties.customerId, moment);
  await tx
    .updateTable('project')
    .set({
      ...columns(changes),
      customer_id: parties.customerId,
      contact_id: parties.contactId,
      version: before.version + 1,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', id)
    .execute()
    .catch((error: unknown) => {
      if (brokenConstraint(error) === 'project_number_key') throw faultAt('number', 'number-taken');
      throw error;
    });
  await recordEvent(tx, {
    entity: 'project',
    entityId: id,
    verb: 'changed',
    actorId: actor.id,
    at: now,
    version: before.version + 1,
    changes,
    customerId: parties.customerId,
  });
  await searchChanged(tx, 'project', [{ id, changes }]);
}

const shown = (project: StoredProject): Record<string, unknown> =>
  Object.fromEntries(Object.entries(PROJECT_COLUMNS).map(([field, column]) => [field, project[column]]));

const columns = (changes: Changes): object =>
  Object.fromEntries(
    Object.entries(changes).map(([field, [, to]]) => [
      PROJECT_COLUMNS[field as keyof typeof PROJECT_COLUMNS],
      to,
    ]),
  );

/** Checks what changed; a new customer without a contact lets the old contact go. */
async function settle(
  tx: Tx,
  before: StoredProject,
  changes: Changes,
): Promise<{ customerId: number; contactId: number | null }> {
  if (changes.salespersonId) await mustBeActiveUser(tx, changes.salespersonId[1] as number, 'salespersonId');
  if (typeof changes.campaignId?.[1] === 'number') await mustBeCampaign(tx, changes.campaignId[1]);
  const kept = { customerId: before.customer_id, contactId: before.contact_id };
  if (!changes.customerId && !changes.contactId) return kept;
  const customerId = (changes.customerId?.[1] ?? kept.customerId) as number;
  const stays = changes.customerId ? null : kept.contactId;
  const contactId = (changes.contactId ? changes.contactId[1] : stays) as number | null;
  const settled = await settleParties(tx, { customerId, contactId, typeId: 0 });
  return { customerId: settled.customerId ?? customerId, contactId: settled.contactId };
}

/** The project's activities go along to its new customer; their contacts stay behind. */
async function takeAlong(
  tx: Tx,
  project: StoredProject,
  customerId: number,
  { actor, now }: Moment,
): Promise<void> {
  const moved = await tx
    .selectFrom('activity')
    .select(['id', 'version', 'contact_id as contactId'])
    .where('project_id', '=', project.id)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const activity of moved) {
    await tx
      .updateTable('activity')
      .set({
        customer_id: customerId,
        contact_id: null,
        version: activity.version + 1,
        updated_at: now,
        updated_by: actor.id,
      })
      .where('id', '=', activity.id)
      .execute();
    await recordEvent(tx, {
      entity: 'activity',
      entityId: activity.id,
      verb: 'changed',
      actorId: actor.id,
      at: now,
      version: activity.version + 1,
      changes: { customerId: [project.customer_id, customerId], contactId: [activity.contactId, null] },
      details: { projectId: project.id },
      customerId,
    });
  }
  await searchAnew(
    tx,
    moved.map((activity) => activity.id),
  );
  await refreshFacts(tx, {
    customerIds: [project.customer_id, customerId],
    contactIds: moved.map((activity) => activity.contactId),
    projectIds: [],
  });
}
