// The documents of a record. A customer's are its own, its activities' and its contacts', a contact's and a project's their
// own and those of their activities: one place to look.
import { sql } from 'kysely';
import type { DocumentView } from '../../shared/documents.ts';
import type { Reader } from '../db/database.ts';
import { chosenOwner, type OwnerAsked } from './owner.ts';

const MOST = 1000;

/** Newest first, at most 1,000; a record that does not exist has none. Throws 422 `one-owner-required`. */
export async function listDocuments(db: Reader, asked: OwnerAsked): Promise<DocumentView[]> {
  const { entity, id } = chosenOwner(asked);
  // Branches that each use an index of their own; «or» across tables would read every document there is.
  const ids =
    entity === 'customer'
      ? sql`
        select id from document where customer_id = ${id}
        union all
        select document.id from activity join document on document.activity_id = activity.id
        where activity.customer_id = ${id}
        union all
        select document.id from contact join document on document.contact_id = contact.id
        where contact.customer_id = ${id}`
      : entity === 'contact'
        ? sql`
        select id from document where contact_id = ${id}
        union all
        select document.id from activity join document on document.activity_id = activity.id
        where activity.contact_id = ${id}`
        : entity === 'project'
          ? sql`
        select id from document where project_id = ${id}
        union all
        select document.id from activity join document on document.activity_id = activity.id
        where activity.project_id = ${id}`
          : sql`select id from document where activity_id = ${id}`;
  const { rows } = await sql<DocumentView>`
    select id, name, media_type as "mediaType", size, sha256, customer_id as "customerId", contact_id as "contactId",
      project_id as "projectId", activity_id as "activityId", created_at as "createdAt", created_by as "createdBy"
    from document
    where id in (${ids}) and removed_at is null
    order by created_at desc, id desc
    limit ${MOST}`.execute(db);
  return rows;
}
