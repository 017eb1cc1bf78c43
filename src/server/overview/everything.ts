// The everything box: the best few of each kind of record. A name or number that begins with what was typed comes first.
import { sql } from 'kysely';
import type { EverythingFound } from '../../shared/everything.ts';
import type { Actor } from '../actor.ts';
import { visibleTo as visibleCampaigns } from '../campaigns/find.ts';
import { visibleTo as visibleCustomers } from '../customers/find.ts';
import type { Reader } from '../db/database.ts';
import { visibleTo as visibleProjects } from '../projects/find.ts';
import { byIndex } from './by-index.ts';
import { BEST, bestOf, type Kind } from './everything-best.ts';
import { findDocuments } from './everything-documents.ts';
import { findActivities } from './find.ts';
import { type Asker, questionOf } from './question.ts';

export async function findEverything(db: Reader, q: string, asker: Asker): Promise<EverythingFound> {
  const { actor } = asker;
  const [records, activities, documents] = await Promise.all([
    byIndex(db, async (tx) => ({
      customers: await bestOf<EverythingFound['customers'][number]>(tx, q, customersTo(actor)),
      contacts: await bestOf<EverythingFound['contacts'][number]>(tx, q, contactsTo(actor)),
      projects: await bestOf<EverythingFound['projects'][number]>(tx, q, projectsTo(actor)),
      campaigns: await bestOf<EverythingFound['campaigns'][number]>(tx, q, campaignsTo(actor)),
    })),
    findLatest(db, q, asker),
    findDocuments(db, q, actor),
  ]);
  return { ...records, activities, documents };
}

const customersTo = (actor: Actor): Kind => ({
  table: 'customer',
  alias: 'c',
  standing: sql`c.merged_into_id is null and ${visibleCustomers(actor)}`,
  exactly: (typed) => [
    sql`c.account_number collate danish = ${typed}`,
    sql`c.name_key = nullif(company_key(${typed}), '')`,
  ],
  at: sql`c.last_activity_at`,
  columns: sql`c.id, c.account_number as "accountNumber", c.name, c.city`,
});

const contactsTo = (actor: Actor): Kind => ({
  table: 'contact',
  alias: 'p',
  standing: sql`p.merged_into_id is null and ${visibleCustomers(actor)}`,
  exactly: (typed) => [sql`p.name_key = nullif(name_key(${typed}), '')`],
  at: sql`p.last_activity_at`,
  columns: sql`p.id, p.name, p.title, c.id as "customerId", c.name as "customerName"`,
  joined: sql`join customer c on c.id = p.customer_id`,
  last: sql`p.has_left`,
});

const projectsTo = (actor: Actor): Kind => ({
  table: 'project',
  alias: 'pr',
  standing: visibleProjects(actor),
  exactly: (typed) => [sql`upper(pr.number) = upper(${typed})`],
  at: sql`pr.updated_at`,
  columns: sql`pr.id, pr.number, pr.name, c.id as "customerId", c.name as "customerName"`,
  joined: sql`join customer c on c.id = pr.customer_id`,
  last: sql`pr.closed_at is not null`,
});

const campaignsTo = (actor: Actor): Kind => ({
  table: 'campaign',
  alias: 'k',
  standing: visibleCampaigns(actor),
  exactly: () => [sql`false`],
  at: sql`k.starts_on`,
  columns: sql`k.id, k.name`,
});

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
