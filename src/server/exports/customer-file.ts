// The whole file of a customer: one zip with a page to begin at, every activity, mail and document, for handing over or for a
// dispute.
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import { readCustomer } from '../customers/find.ts';
import type { Reader } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { safeName } from '../documents/names.ts';
import { customerPage, type FileActivity, type FileDocument, type FilePerson } from './customer-page.ts';
import { sentZip } from './sent-zip.ts';

/** Packed already; packing them again costs time and gains nothing. */
const PACKED = /\.(zip|docx|xlsx|pptx|odt|ods|png|jpe?g|gif|webp|pdf|mp[34])$/i;

interface Parts {
  blobs: BlobStore;
  timeZone: string;
  now: Date;
}

/** Throws 404. Bytes that the disk has lost are told of on the page instead of breaking the file off. */
export async function customerFile(
  db: Reader,
  actor: Actor,
  id: number,
  { blobs, timeZone, now }: Parts,
): Promise<{ name: string; file: Readable }> {
  const customer = await readCustomer(db, actor, id);
  const [people, activities, documents] = await Promise.all([
    readPeople(db, id),
    readActivities(db, id),
    readDocuments(db, id),
  ]);
  const { zip, file, add } = sentZip();
  const places = placesOf(documents, timeZone);
  const missing = new Set<number>();
  for (const document of documents) {
    const bytes = await blobs.open(document.sha256);
    if (bytes === null) missing.add(document.id);
    else await bytes.close();
  }
  const page = customerPage({ customer, people, activities, documents, places, missing, timeZone, now });
  zip.addBuffer(Buffer.from(page), 'index.html', { mtime: now });
  for (const { id, name, sha256, createdAt } of documents) {
    if (missing.has(id)) continue;
    const how = { mtime: createdAt, compress: !PACKED.test(name) };
    add(places.get(id)!, how, () => openBytes(blobs, sha256));
  }
  zip.end();
  return { name: `${customer.accountNumber} ${customer.name}`, file };
}

async function openBytes(blobs: BlobStore, sha256: string): Promise<Readable> {
  const file = await blobs.open(sha256);
  if (!file) throw new Error('bytes of a document went while its customer’s file was sent');
  return file.createReadStream();
}

/** Where each document lies in the zip: mails and documents apart, by day and name, no two alike on any system. */
function placesOf(documents: readonly FileDocument[], timeZone: string): Map<number, string> {
  const taken = new Set<string>();
  const places = new Map<number, string>();
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone });
  for (const { id, name, mediaType, createdAt } of documents) {
    const folder = mediaType === 'message/rfc822' ? 'mails' : 'dokumenter';
    const plain = `${day.format(createdAt)} ${safeName(name)}`.slice(-180);
    const dot = plain.lastIndexOf('.') > 0 ? plain.lastIndexOf('.') : plain.length;
    let place = `${folder}/${plain}`;
    for (let n = 2; taken.has(place.toLowerCase()); n += 1) {
      place = `${folder}/${plain.slice(0, dot)} (${n})${plain.slice(dot)}`;
    }
    taken.add(place.toLowerCase());
    places.set(id, place);
  }
  return places;
}

async function readPeople(db: Reader, customerId: number): Promise<FilePerson[]> {
  const { rows } = await sql<FilePerson>`
    select name, title, phone, mobile, emails, has_left as "hasLeft" from contact
    where customer_id = ${customerId} and merged_into_id is null
    order by has_left, name collate danish, id`.execute(db);
  return rows;
}

async function readActivities(db: Reader, customerId: number): Promise<FileActivity[]> {
  const { rows } = await sql<FileActivity>`
    select a.id, a.occurred_at as "occurredAt", t.name as type, u.initials as salesperson, p.name as contact, a.note,
      a.follow_up_date as "followUpDate", a.follow_up_text as "followUpText", a.completed_at as "completedAt",
      pr.number as project, ca.name as campaign,
      (select string_agg(m.body, E'\n\n' order by m.id) from mail_activity ma join mail m on m.id = ma.mail_id
        where ma.activity_id = a.id) as mail
    from activity a
    join activity_type t on t.id = a.type_id
    join app_user u on u.id = a.salesperson_id
    left join contact p on p.id = a.contact_id
    left join project pr on pr.id = a.project_id
    left join campaign ca on ca.id = a.campaign_id
    where a.customer_id = ${customerId}
    order by a.occurred_at desc, a.id desc`.execute(db);
  return rows;
}

async function readDocuments(db: Reader, customerId: number): Promise<FileDocument[]> {
  const { rows } = await sql<FileDocument>`
    select d.id, d.name, d.sha256, d.media_type as "mediaType", d.size, d.created_at as "createdAt", d.activity_id as "activityId"
    from document d
    left join activity a on a.id = d.activity_id
    left join contact p on p.id = d.contact_id
    left join project pr on pr.id = d.project_id
    where coalesce(d.customer_id, a.customer_id, p.customer_id, pr.customer_id) = ${customerId} and d.removed_at is null
    order by d.created_at, d.id`.execute(db);
  return rows;
}
