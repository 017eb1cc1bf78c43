// Saving an activity: its fields, its next follow-up (which makes or moves the successor), and «Gem og afslut».
import type { ActivityPatch } from '../../shared/activities.ts';
import type { Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { type Changes, differences, recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { followNext, type NextFollowUp, nextChanges, settleNext } from './chain.ts';
import { complete } from './completion.ts';
import { refreshFacts } from './facts.ts';
import { findForChange, type StoredActivity } from './find.ts';
import { type Consequences, type Moment, NOTHING_ELSE } from './moment.ts';
import { mustBeCampaign, settleParties, settleType } from './parties.ts';
import { answering, registerResponse } from './response.ts';

// When and by whom it is to be done is planning; anything else means that somebody has worked on it (rule 3).
const PLANNING = new Set(['followUpDate', 'followUpTime', 'salespersonId']);

/** Saves the given fields. Throws 409 `stale-version` with who changed what since the version the caller saw. */
export async function changeActivity(
  tx: Tx,
  id: number,
  patch: ActivityPatch,
  moment: Moment,
): Promise<Consequences> {
  const { actor, now } = moment;
  const before = await findForChange(tx, actor, id);
  const { version, complete: alsoComplete, next: givenNext, response, ...fields } = patch;
  const changes = differences(shownFields(before), withoutLooseTime(before, fields));
  const next =
    givenNext === undefined
      ? undefined
      : await settleNext(tx, fields.typeId ?? before.type_id, givenNext, moment);
  const changesOfNext = next ? nextChanges(before, next) : {};
  await refuseStale(tx, { entity: 'activity', id, version: before.version }, version, {
    ...changes,
    ...changesOfNext,
  });

  let activity = before;
  let consequences = NOTHING_ELSE;
  if (Object.keys(changes).length + Object.keys(changesOfNext).length > 0) {
    activity = await write(tx, before, { fields: changes, next: changesOfNext }, moment);
    const followUp =
      next && Object.keys(changesOfNext).length > 0 ? await followNext(tx, activity, next, moment) : null;
    consequences = { ...NOTHING_ELSE, followUp };
  }
  if (response) await registerResponse(tx, answering(activity), response, { ...moment, asked: true });
  // Completing refreshes the facts of the present customer and contact; those that were left behind remain to be done.
  let parties = [before, activity];
  if (alsoComplete && !activity.completed_at) {
    const completed = await complete(tx, activity, activity.outcome, moment);
    consequences = { ...completed, followUp: consequences.followUp };
    parties = [before].filter(
      ({ customer_id, contact_id, project_id }) =>
        customer_id !== activity.customer_id ||
        contact_id !== activity.contact_id ||
        project_id !== activity.project_id,
    );
  }
  await refreshFacts(tx, {
    customerIds: parties.map((each) => each.customer_id),
    contactIds: parties.map((each) => each.contact_id),
    projectIds: parties.map((each) => each.project_id),
  });
  return consequences;

  async function write(
    tx: Tx,
    before: StoredActivity,
    changed: { fields: Changes; next: Changes },
    { actor }: Moment,
  ): Promise<StoredActivity> {
    const values = {
      ...columns(changed.fields),
      ...nextColumns(next, changed.next),
      ...(await partyColumns(tx, before, changed.fields)),
    };
    const worked = [...Object.keys(changed.fields), ...Object.keys(changed.next)].some(
      (field) => !PLANNING.has(field),
    );
    const after = await tx
      .updateTable('activity')
      .set({
        ...values,
        touched: before.touched || worked,
        // Whoever works on it has seen the answer.
        answered_at: null,
        ...(changed.next.nextDate && { chain_id: before.chain_id ?? before.id }),
        postponed: before.postponed + (isPostponed(changed.fields) ? 1 : 0),
        version: before.version + 1,
        updated_at: now,
        updated_by: actor.id,
      })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordEvent(tx, {
      entity: 'activity',
      entityId: before.id,
      verb: 'changed',
      actorId: actor.id,
      at: now,
      version: after.version,
      changes: { ...changed.fields, ...changed.next },
      customerId: after.customer_id,
    });
    await searchAnew(tx, [before.id]);
    return after;
  }
}

/** The stored activity in the words of the contract, for comparing with what was sent. */
function shownFields(activity: StoredActivity): Record<string, unknown> {
  return {
    customerId: activity.customer_id,
    contactId: activity.contact_id,
    typeId: activity.type_id,
    salespersonId: activity.salesperson_id,
    occurredAt: activity.occurred_at,
    note: activity.note,
    followUpDate: activity.follow_up_date,
    followUpTime: activity.follow_up_time,
    followUpText: activity.follow_up_text,
    outcome: activity.outcome,
    projectId: activity.project_id,
    campaignId: activity.campaign_id,
    amount: activity.amount,
    expiresOn: activity.expires_on,
  };
}

type Fields = Omit<ActivityPatch, 'version' | 'complete' | 'next' | 'response'>;

/** Without a date there is no time: taking the date away takes the time along; a time alone is refused. */
function withoutLooseTime(before: StoredActivity, fields: Fields): Record<string, unknown> {
  const date = fields.followUpDate === undefined ? before.follow_up_date : fields.followUpDate;
  if (date === null && fields.followUpTime) throw faultAt('followUpDate', 'time-without-date');
  const occurredAt = fields.occurredAt === undefined ? {} : { occurredAt: new Date(fields.occurredAt) };
  return { ...fields, ...occurredAt, ...(date === null && { followUpTime: null }) };
}

function columns(changes: Changes): object {
  const names: Record<string, string> = {
    typeId: 'type_id',
    salespersonId: 'salesperson_id',
    occurredAt: 'occurred_at',
    note: 'note',
    followUpDate: 'follow_up_date',
    followUpTime: 'follow_up_time',
    followUpText: 'follow_up_text',
    outcome: 'outcome',
    campaignId: 'campaign_id',
    amount: 'amount',
    expiresOn: 'expires_on',
  };
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, [, to]]) => (names[field] ? [[names[field], to]] : [])),
  );
}

function nextColumns(next: NextFollowUp | undefined, changes: Changes): object {
  if (!next || Object.keys(changes).length === 0) return {};
  return { next_date: next.date, next_time: next.time, next_type_id: next.typeId, next_text: next.text };
}

/**
 * Checks what changed of type, salesperson, customer, contact, project and campaign; a new customer lets go of the old
 * one's contact and project.
 */
async function partyColumns(tx: Tx, before: StoredActivity, changes: Changes): Promise<object> {
  if (changes.typeId) await settleType(tx, changes.typeId[1] as number);
  if (changes.salespersonId) await mustBeActiveUser(tx, changes.salespersonId[1] as number, 'salespersonId');
  if (typeof changes.campaignId?.[1] === 'number') await mustBeCampaign(tx, changes.campaignId[1]);
  if (!changes.customerId && !changes.contactId && !changes.typeId && !changes.projectId) return {};
  const customerId = (changes.customerId ? changes.customerId[1] : before.customer_id) as number | null;
  const kept = changes.customerId ? null : before.contact_id;
  const contactId = (changes.contactId ? changes.contactId[1] : kept) as number | null;
  const typeId = (changes.typeId ? changes.typeId[1] : before.type_id) as number;
  const bound = changes.customerId ? null : before.project_id;
  const projectId = (changes.projectId ? changes.projectId[1] : bound) as number | null;
  const settled = await settleParties(tx, { customerId, contactId, projectId, typeId });
  return {
    customer_id: settled.customerId,
    contact_id: settled.contactId,
    project_id: settled.projectId,
    // Bound elsewhere, it is no longer what that project's follow-up asked for.
    ...(settled.projectId !== before.project_id && { follows_project_id: null }),
  };
}

function isPostponed(changes: Changes): boolean {
  const [from, to] = changes.followUpDate ?? [null, null];
  return typeof from === 'string' && typeof to === 'string' && to > from;
}
