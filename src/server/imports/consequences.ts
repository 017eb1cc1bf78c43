// What follows from imported records beyond their own rows, each in one statement for all of them.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Importing, Plan } from './plan.ts';

/** A status that a file changed is a change of status like any other, chosen by whoever imports. */
export async function recordStatusChanges(tx: Tx, plan: Plan, by: Importing): Promise<void> {
  const changes = plan.update.flatMap(({ id, changes: { statusId } }) =>
    statusId ? [{ id, from: statusId[0], to: statusId[1] }] : [],
  );
  if (changes.length === 0) return;
  await sql`
    insert into status_change (customer_id, from_status_id, to_status_id, at, by_id)
    select id, "from", "to", ${by.now}, ${by.actorId}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r (id int, "from" int, "to" int)`.execute(
    tx,
  );
}

/** Makes people the primary contacts of their customers, as customers/primary.ts does for one. */
export async function setPrimaryContacts(tx: Tx, plan: Plan, by: Importing): Promise<void> {
  const chosen = [
    ...plan.create.filter(({ fields }) => fields.isPrimary === true),
    ...plan.update.filter(({ changes }) => changes.isPrimary?.[1] === true),
  ].map(({ id, fields }) => ({ id, customer: fields.customerId }));
  const dropped = plan.update
    .filter(({ changes }) => changes.isPrimary?.[1] === false)
    .map(({ id, fields }) => ({ id: null, customer: fields.customerId, instead_of: id }));
  if (chosen.length + dropped.length === 0) return;
  await sql`
    with chosen as (
      select distinct on (customer) * from jsonb_to_recordset(${JSON.stringify([...chosen, ...dropped])}::jsonb)
        as r (id int, customer int, instead_of int)
      order by customer, id
    ),
    before as (
      select customer.id, customer.primary_contact_id, chosen.id as chosen
      from customer join chosen on chosen.customer = customer.id
      where customer.primary_contact_id is distinct from chosen.id
        and (chosen.instead_of is null or customer.primary_contact_id = chosen.instead_of)
      order by customer.id
      for no key update of customer
    ),
    changed as (
      update customer set primary_contact_id = before.chosen, version = version + 1,
        updated_at = ${by.now}, updated_by = ${by.actorId}
      from before where customer.id = before.id
      returning customer.id, version, before.primary_contact_id as was, before.chosen
    )
    insert into event (at, actor_id, entity, entity_id, verb, version, changes)
    select ${by.now}, ${by.actorId}, 'customer', id, 'changed', version,
      jsonb_build_object('primaryContactId', jsonb_build_array(was, chosen))
    from changed`.execute(tx);
}

/** A project that comes in closed was closed on its day, which its history says too. */
export async function recordClosings(tx: Tx, plan: Plan, by: Importing): Promise<void> {
  const closed = plan.create
    .filter(({ fields }) => fields.result)
    .map(({ id, fields }) => ({ id, at: fields.closedAt, verb: fields.result }));
  if (closed.length === 0) return;
  await sql`
    insert into event (at, actor_id, entity, entity_id, verb)
    select at, ${by.actorId}::int, 'project', id, verb
    from jsonb_to_recordset(${JSON.stringify(closed)}::jsonb) as r (id int, at timestamptz, verb text)`.execute(
    tx,
  );
}

/** The history of the campaigns: how many came in, and what members answered. */
export async function recordMembers(tx: Tx, plan: Plan, by: Importing): Promise<void> {
  const added = plan.create.map(({ fields }) => ({ campaign: fields.campaignId }));
  const answers = [
    ...plan.create.map(({ id, fields }) => ({ id, from: 'none', to: fields.response })),
    ...plan.update.map(({ id, changes: { response } }) => ({ id, from: response?.[0], to: response?.[1] })),
  ].filter(({ from, to }) => from !== to);
  await sql`
    insert into event (at, actor_id, entity, entity_id, verb, details)
    select ${by.now}, ${by.actorId}::int, 'campaign', campaign, 'members-added', jsonb_build_object('count', count(*))
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as r (campaign int)
    group by campaign order by campaign`.execute(tx);
  await sql`
    insert into event (at, actor_id, entity, entity_id, verb, details)
    select ${by.now}, ${by.actorId}::int, 'campaign', m.campaign_id, 'responded', jsonb_build_object(
      'memberId', m.id, 'customerId', m.customer_id, 'from', r."from", 'to', r."to")
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (id int, "from" text, "to" text)
    join campaign_member m on m.id = r.id order by m.id`.execute(tx);
}
