// The activity that a mail becomes at one customer: type EMail, note = subject, the mail file as its document, born
// completed (rule 7). And moving it, when somebody says that it belongs elsewhere.

import { refreshFacts } from '../activities/facts.ts';
import { applyStatusRules } from '../customers/status.ts';
import type { Tx } from '../db/database.ts';
import { insertDocument } from '../documents/attach.ts';
import { recordBlob, type StoredBlob } from '../documents/blobs.ts';
import { readLater } from '../documents/text-news.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { boundTo } from './bound.ts';
import type { Place } from './match.ts';

export interface MailFile {
  name: string;
  stored: StoredBlob;
}

export interface MailToPlace {
  id: number;
  subject: string;
  sentAt: Date;
  direction: 'in' | 'out';
  automatic: string | null;
  verified: boolean | null;
  ownerId: number | null;
  /** the journalled mail that it answers */
  answersMailId: number | null;
  /** the mail file first, then what was attached */
  files: readonly MailFile[];
  /** colleagues among the participants, the sender first */
  colleagues: readonly number[];
}

/** Creates the activity at one customer, unless it is there already; answers its id. */
export async function placeOn(
  tx: Tx,
  mail: MailToPlace,
  place: Place,
  who: { actorId: number | null; now: Date },
): Promise<number> {
  const known = await tx
    .selectFrom('mail_activity')
    .select('activity_id')
    .where('mail_id', '=', mail.id)
    .where('customer_id', '=', place.customerId)
    .executeTakeFirst();
  if (known) return known.activity_id;
  const salespersonId = await salespersonOf(tx, mail, place.customerId);
  const typeId = await mailType(tx);
  const { projectId, campaignId } = await boundTo(tx, place.customerId, mail);
  const { id } = await tx
    .insertInto('activity')
    .values({
      type_id: typeId,
      customer_id: place.customerId,
      contact_id: place.contactId,
      project_id: projectId,
      campaign_id: campaignId,
      salesperson_id: salespersonId,
      occurred_at: mail.sentAt,
      note: mail.subject,
      origin: 'mail',
      completed_at: who.now,
      completed_by: who.actorId,
      created_at: who.now,
      created_by: who.actorId,
      updated_at: who.now,
      updated_by: who.actorId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const link = { mail_id: mail.id, customer_id: place.customerId, activity_id: id };
  await tx.insertInto('mail_activity').values(link).execute();
  await attachFiles(tx, id, mail.files, who);
  await recordEvent(tx, {
    entity: 'activity',
    entityId: id,
    verb: 'created',
    actorId: who.actorId,
    at: who.now,
    version: 1,
    customerId: place.customerId,
    details: { mailId: mail.id },
  });
  await searchAnew(tx, [id]);
  // What nobody verified, and what no person wrote, moves no customer (rule 20).
  if (mail.automatic === null && mail.verified !== false) {
    await applyStatusRules(tx, {
      customerId: place.customerId,
      typeId,
      outcome: null,
      on: 'creation',
      activityId: id,
      actorId: who.actorId ?? salespersonId,
      now: who.now,
    });
  }
  await refreshFacts(tx, {
    customerIds: [place.customerId],
    contactIds: [place.contactId],
    projectIds: [projectId],
  });
  return id;
}

/** The mail file first: the activity is found by what the journal read of it. What was attached is read for its words. */
export async function attachFiles(
  tx: Tx,
  activityId: number,
  files: readonly MailFile[],
  who: { actorId: number | null; now: Date },
): Promise<void> {
  for (const [place, { name, stored }] of files.entries()) {
    await recordBlob(tx, stored, who.now);
    const { mediaType } = await insertDocument(tx, { entity: 'activity', id: activityId }, name, stored, who);
    if (place > 0) await readLater(tx, stored, { mediaType, now: who.now });
  }
}

/** Moves the mail's activity to another customer, or to a person at the same; answers whether anything moved. */
export async function moveTo(
  tx: Tx,
  mailId: number,
  from: number,
  to: Place,
  who: { actorId: number; now: Date },
): Promise<boolean> {
  const link = await tx
    .selectFrom('mail_activity')
    .innerJoin('activity', 'activity.id', 'mail_activity.activity_id')
    .select([
      'activity.id',
      'activity.version',
      'activity.contact_id as contactId',
      'activity.project_id as projectId',
    ])
    .where('mail_id', '=', mailId)
    .where('mail_activity.customer_id', '=', from)
    .forUpdate('activity')
    .executeTakeFirst();
  if (!link) return false;
  const stays = from === to.customerId;
  if (stays && (to.contactId === null || to.contactId === link.contactId)) return false;
  const there = await tx
    .selectFrom('mail_activity')
    .select('activity_id')
    .where('mail_id', '=', mailId)
    .where('customer_id', '=', to.customerId)
    .executeTakeFirst();
  if (there && !stays) return false;
  await tx
    .updateTable('activity')
    .set({
      customer_id: to.customerId,
      contact_id: to.contactId,
      // A project belongs to one customer.
      ...(!stays && { project_id: null }),
      version: link.version + 1,
      updated_at: who.now,
      updated_by: who.actorId,
    })
    .where('id', '=', link.id)
    .execute();
  await tx
    .updateTable('mail_activity')
    .set({ customer_id: to.customerId })
    .where('mail_id', '=', mailId)
    .where('customer_id', '=', from)
    .execute();
  await recordEvent(tx, {
    entity: 'activity',
    entityId: link.id,
    verb: 'changed',
    actorId: who.actorId,
    at: who.now,
    version: link.version + 1,
    customerId: to.customerId,
    changes: {
      ...(!stays && { customerId: [from, to.customerId] }),
      contactId: [link.contactId, to.contactId],
    },
    details: { mailId },
  });
  await searchAnew(tx, [link.id]);
  await refreshFacts(tx, {
    customerIds: [from, to.customerId],
    contactIds: [link.contactId, to.contactId],
    projectIds: [link.projectId],
  });
  return true;
}

/** The colleague who wrote or got it, else whose mailbox it was, else the customer's responsible one, else the first. */
async function salespersonOf(tx: Tx, mail: MailToPlace, customerId: number): Promise<number> {
  const given = mail.colleagues[0] ?? mail.ownerId;
  if (given !== null && given !== undefined) return given;
  const customer = await tx
    .selectFrom('customer')
    .select('responsible_id')
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (customer?.responsible_id) return customer.responsible_id;
  const first = await tx
    .selectFrom('app_user')
    .select('id')
    .where('active', '=', true)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return first.id;
}

/** The firm's type for e-mail, whatever it is called; an inactive one still serves what comes by itself. */
async function mailType(tx: Tx): Promise<number> {
  const type = await tx
    .selectFrom('activity_type')
    .select('id')
    .where('kind', '=', 'email')
    .orderBy('active', 'desc')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (type) return type.id;
  const any = await tx
    .selectFrom('activity_type')
    .select('id')
    .orderBy('position')
    .limit(1)
    .executeTakeFirstOrThrow();
  return any.id;
}
