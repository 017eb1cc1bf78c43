// What an activity is about and who has it: customer, contact, project, type and salesperson must fit together.
import type { Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { findActiveType } from '../settings/lists.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import type { Moment } from './moment.ts';

interface Parties {
  customerId: number | null;
  contactId: number | null;
  projectId: number | null;
}

/**
 * Customer, contact and project that fit: choosing the person or the project fills the customer. Merged records pass
 * on to their survivor.
 */
export async function settleParties(
  tx: Tx,
  given: Omit<Parties, 'projectId'> & { projectId?: number | null; typeId: number },
): Promise<Parties> {
  const contact = given.contactId === null ? null : await findContact(tx, given.contactId);
  const chosen = given.customerId === null ? null : await findCustomer(tx, given.customerId);
  if (contact && chosen !== null && contact.customerId !== chosen) {
    throw faultAt('contactId', 'contact-of-other-customer');
  }
  const project = given.projectId ? await findProject(tx, given.projectId) : null;
  const ofPeople = chosen ?? contact?.customerId ?? null;
  if (project && ofPeople !== null && project.customerId !== ofPeople) {
    throw faultAt('projectId', 'project-of-other-customer');
  }
  const customerId = ofPeople ?? project?.customerId ?? null;
  if (customerId === null) {
    const type = await tx
      .selectFrom('activity_type')
      .select('internal')
      .where('id', '=', given.typeId)
      .executeTakeFirst();
    if (!type?.internal) throw faultAt('customerId', 'customer-required');
  }
  return { customerId, contactId: contact?.id ?? null, projectId: project?.id ?? null };
}

async function findProject(tx: Tx, id: number): Promise<{ id: number; customerId: number }> {
  const project = await tx
    .selectFrom('project')
    .select(['id', 'customer_id as customerId'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!project) throw faultAt('projectId', 'unknown-project');
  return project;
}

/** Refuses a campaign that does not exist. */
export async function mustBeCampaign(tx: Tx, id: number): Promise<void> {
  const campaign = await tx.selectFrom('campaign').select('id').where('id', '=', id).executeTakeFirst();
  if (!campaign) throw faultAt('campaignId', 'unknown-campaign');
}

async function findCustomer(tx: Tx, id: number): Promise<number> {
  const customer = await tx
    .selectFrom('customer')
    .select(['id', 'merged_into_id'])
    .where('id', '=', id)
    // Held in place: whoever is just merging it away is waited for, and then pointed past.
    .forKeyShare()
    .executeTakeFirst();
  if (!customer) throw faultAt('customerId', 'unknown-customer');
  return customer.merged_into_id ?? customer.id;
}

async function findContact(tx: Tx, id: number): Promise<{ id: number; customerId: number }> {
  const contact = await tx
    .selectFrom('contact')
    .select(['id', 'customer_id as customerId', 'merged_into_id as survivorId'])
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  if (!contact) throw faultAt('contactId', 'unknown-contact');
  if (contact.survivorId === null) return contact;
  // Asked for after waiting, not joined: a join would see it as it was before.
  return tx
    .selectFrom('contact')
    .select(['id', 'customer_id as customerId'])
    .where('id', '=', contact.survivorId)
    .executeTakeFirstOrThrow();
}

/** The type, if it may be chosen now. */
export const settleType = (tx: Tx, typeId: number) => findActiveType(tx, typeId, 'typeId');

/** Who gets it: as given, else the current user if a salesperson, else the customer's responsible one, else the current user. */
export async function settleSalesperson(
  tx: Tx,
  given: number | undefined,
  customerId: number | null,
  { actor }: Moment,
): Promise<number> {
  if (given !== undefined) {
    await mustBeActiveUser(tx, given, 'salespersonId');
    return given;
  }
  if (actor.isSalesperson || customerId === null) return actor.id;
  const customer = await tx
    .selectFrom('customer')
    .innerJoin('app_user', 'app_user.id', 'customer.responsible_id')
    .select('app_user.id')
    .where('customer.id', '=', customerId)
    .where('app_user.active', '=', true)
    .executeTakeFirst();
  return customer?.id ?? actor.id;
}
