// The everything box: the best few of each kind of record. A name or number that begins with what was typed comes first.
import { type RawBuilder, sql } from 'kysely';
import type { EverythingFound } from '../../shared/everything.ts';
import { numbersTogether } from '../../shared/search-words.ts';
import type { Actor } from '../actor.ts';
import { visibleTo as visibleCampaigns } from '../campaigns/find.ts';
import { visibleTo as visibleCustomers } from '../customers/find.ts';
import { everyWord } from '../customers/search.ts';
import type { Reader } from '../db/database.ts';
import { visibleTo as visibleProjects } from '../projects/find.ts';
import { findActivities } from './find.ts';
import { type Asker, questionOf } from './question.ts';

const BEST = 5;

export async function findEverything(db: Reader, q: string, asker: Asker): Promise<EverythingFound> {
  const { actor } = asker;
  const [customers, contacts, projects, campaigns, activities, documents] = await Promise.all([
    findCustomers(db, q, actor),
    findContacts(db, q, actor),
    findProjects(db, q, actor),
    findCampaigns(db, q, actor),
    findLatest(db, q, asker),
    findDocuments(db, q, actor),
  ]);
  return { customers, contacts, projects, campaigns, activities, documents };
}

/** Better ones have smaller numbers: exactly this, begins with it, a word of it begins with it, holds it. */
function nearness(q: string, name: RawBuilder<unknown>, number?: RawBuilder<unknown>): RawBuilder<number> {
  const typed = sql`fold_loose(${q})`;
  return sql<number>`case
    when fold_loose(${name}) = ${typed} ${number ? sql`or lower(${number}) = lower(${numbersTogether(q)})` : sql``} then 0
    when starts_with(fold_loose(${name}), ${typed}) then 1
    when position(' ' || ${typed} in fold_loose(${name})) > 0 then 2
    else 3 end`;
}

async function findCustomers(db: Reader, q: string, actor: Actor): Promise<EverythingFound['customers']> {
  const { rows } = await sql<EverythingFound['customers'][number]>`
    select c.id, c.account_number as "accountNumber", c.name, c.city from customer c
    where ${visibleCustomers(actor)} and c.merged_into_id is null
      and ${everyWord(q, (patterns) => sql`c.search like any (${patterns})`)}
    order by ${nearness(q, sql`c.name`, sql`c.account_number`)}, c.last_activity_at desc nulls last, c.name collate danish
    limit ${BEST}`.execute(db);
  return rows;
}

async function findContacts(db: Reader, q: string, actor: Actor): Promise<EverythingFound['contacts']> {
  const { rows } = await sql<EverythingFound['contacts'][number]>`
    select p.id, p.name, p.title, c.id as "customerId", c.name as "customerName"
    from contact p join customer c on c.id = p.customer_id
    where ${visibleCustomers(actor)} and p.merged_into_id is null
      and ${everyWord(q, (patterns) => sql`p.search like any (${patterns})`)}
    order by p.has_left, ${nearness(q, sql`p.name`)}, p.last_activity_at desc nulls last, p.name collate danish
    limit ${BEST}`.execute(db);
  return rows;
}

async function findProjects(db: Reader, q: string, actor: Actor): Promise<EverythingFound['projects']> {
  const { rows } = await sql<EverythingFound['projects'][number]>`
    select pr.id, pr.number, pr.name, c.id as "customerId", c.name as "customerName"
    from project pr join customer c on c.id = pr.customer_id
    where ${visibleProjects(actor)} and ${everyWord(q, (patterns) => sql`pr.search like any (${patterns})`)}
    order by ${nearness(q, sql`pr.name`, sql`pr.number`)}, pr.closed_at is not null, pr.updated_at desc
    limit ${BEST}`.execute(db);
  return rows;
}

async function findCampaigns(db: Reader, q: string, actor: Actor): Promise<EverythingFound['campaigns']> {
  const { rows } = await sql<EverythingFound['campaigns'][number]>`
    select k.id, k.name from campaign k
    where ${visibleCampaigns(actor)} and ${everyWord(q, (patterns) => sql`k.search like any (${patterns})`)}
    order by ${nearness(q, sql`k.name`)}, k.starts_on desc limit ${BEST}`.execute(db);
  return rows;
}

async function findLatest(db: Reader, q: string, asker: Asker): Promise<EverythingFound['activities']> {
  const question = questionOf({ q, state: 'both', dateOf: 'occurred' }, asker);
  const found = await findActivities(db, question, { count: BEST, descending: true });
  const { rows } = await sql<EverythingFound['activities'][number]>`
    select a.id, a.type_id as "typeId", a.occurred_at as "occurredAt", a.completed_at as "completedAt",
      left(coalesce(nullif(a.follow_up_text, ''), a.note), 200) as text, c.id as "customerId", c.name as "customerName"
    from unnest(${found.map(({ id }) => id)}::int[]) with ordinality hit(id, place)
    join activity a on a.id = hit.id left join customer c on c.id = a.customer_id order by hit.place`.execute(
    db,
  );
  return rows;
}

/** Whose activity a document is on: nobody sees a document who may not see its record. */
async function findDocuments(db: Reader, q: string, actor: Actor): Promise<EverythingFound['documents']> {
  const { rows } = await sql<EverythingFound['documents'][number]>`
    select d.id, d.name, d.created_at as "createdAt", d.activity_id as "activityId", d.contact_id as "contactId",
      d.project_id as "projectId", c.id as "customerId", c.name as "customerName"
    from document d
    left join activity a on a.id = d.activity_id
    left join contact p on p.id = d.contact_id
    left join project pr on pr.id = d.project_id
    left join customer c on c.id = coalesce(d.customer_id, a.customer_id, p.customer_id, pr.customer_id)
    where d.removed_at is null and ${visibleCustomers(actor)}
      and ${everyWord(q, (patterns) => sql`d.search like any (${patterns})`)}
    order by ${nearness(q, sql`d.name`)}, d.created_at desc, d.id desc
    limit ${BEST}`.execute(db);
  return rows;
}
