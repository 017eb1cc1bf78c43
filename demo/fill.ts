// Fills a new database with the demo world: one transaction, so that a kill leaves either everything or nothing, but for a
// few mails that come in after it by the door of all mail.
// The same for the same `now`, but for the salts of the passwords.
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { refreshFacts } from '../src/server/activities/facts.ts';
import type { Database, Tx } from '../src/server/db/database.ts';
import { blobStore, recordBlob } from '../src/server/documents/blobs.ts';
import { mediaTypeOf } from '../src/server/documents/media-types.ts';
import { readLater } from '../src/server/documents/text-news.ts';
import { searchAnew } from '../src/server/history/search-news.ts';
import { receiveMail } from '../src/server/mail/receive.ts';
import { todayIn } from '../src/shared/days.ts';
import { formatDay, formatNumber } from '../src/shared/format.ts';
import { makeActivities, tellActivity } from './activities.ts';
import { calendarAround } from './calendar.ts';
import { makeCampaigns } from './campaigns.ts';
import { type Chronicle, chronicle } from './chronicle.ts';
import { classify, contactRows, customerRows, type Register, register, tellRegister } from './customers.ts';
import { type DemoFile, makeFiles } from './files.ts';
import { insertRows } from './insert.ts';
import { type DemoMail, makeMails } from './mails.ts';
import { FIRM } from './people.ts';
import { planTheYears } from './plan.ts';
import { followUpsOf, tellPlanned } from './planned.ts';
import { makeProjects, openOnes, tellProject } from './projects.ts';
import { seeded } from './random.ts';
import { type Lists, setUpFirm, whoIsThere } from './settings.ts';
import { applyRules } from './statuses.ts';

const SEED = 2214;

/**
 * Fills the database unless it already holds a company, whose data are left alone. Answers whether this is the demo
 * world, so that its logins are printed only where they fit. `now` decides what is overdue, today and to come.
 */
export async function fillDemo(
  database: Database,
  { now, dataDir, say }: { now: Date; dataDir: string; say: (line: string) => void },
): Promise<boolean> {
  const present = await whoIsThere(database.reader);
  if (present === 'other') {
    say(
      'This database already holds a company of its own, so no demo data were added. For the demo, set DATA_DIR to an empty folder.',
    );
    return false;
  }
  if (present) {
    const filled = formatDay(todayIn(FIRM.timeZone, present.demoOf));
    say(
      `The demo data were made on ${filled} and stay as they are. To begin anew, delete ${dataDir} or set DATA_DIR to an empty folder.`,
    );
    return true;
  }
  const { mails, ...count } = await database.transaction((tx) => fill(tx, now, dataDir));
  const door = { database, blobs: blobStore(join(dataDir, 'documents')), clock: () => now };
  for (const { raw, ownerId, at } of mails) await receiveMail(door, { raw, ownerId, receivedAt: at });
  say(
    `Demo data: ${FIRM.name}, ${count.customers} customers, ${formatNumber(count.activities)} activities up to today.`,
  );
  return true;
}

async function fill(
  tx: Tx,
  now: Date,
  dataDir: string,
): Promise<{ customers: number; activities: number; mails: DemoMail[] }> {
  const calendar = calendarAround(now, FIRM.timeZone);
  const random = seeded(SEED);
  const lists = await setUpFirm(tx, now);
  const { accounts, matters } = planTheYears(random, calendar);
  const book = register(accounts, matters, random, calendar);
  const ids = { ...lists, ...book };
  const done = makeActivities(matters, ids, random);

  const log = chronicle();
  tellRegister(book, lists, log, random, calendar);
  const projects = makeProjects(done, ids, seeded(SEED + 1), calendar);
  const { changes, stageOf } = applyRules(accounts, done, projects, ids, calendar, log);
  const classOf = classify(accounts, stageOf, seeded(SEED + 2));
  const followUps = followUpsOf(projects, ids, done.length);
  const campaigns = makeCampaigns(done, projects, done.length + followUps.length, {
    ...{ ids, calendar, classOf, log },
    random: seeded(SEED + 3),
  });
  const later = [...followUps, ...campaigns.activities];
  for (const each of done) tellActivity(each, lists, log);
  for (const each of projects) tellProject(each, log);
  for (const each of later) tellPlanned(each, log);
  const files = makeFiles(done, accounts, openOnes(projects));
  const documents = await storeFiles(tx, files, { dataDir, lists, book, log });
  const { events, traceOf } = log.finish();

  await insertRows(tx, 'customer', customerRows(book, lists, { stageOf, classOf }, traceOf));
  const contacts = contactRows(book, lists, calendar.today, traceOf);
  await insertRows(tx, 'contact', contacts);
  await choosePrimaryContacts(tx, book);
  const traced = (entity: string, rows: readonly { id: number }[]) =>
    rows.map((row) => ({ ...row, ...traceOf(entity, row.id) }));
  await insertRows(tx, 'campaign', traced('campaign', campaigns.campaigns));
  await insertRows(
    tx,
    'project',
    traced(
      'project',
      projects.map(({ row }) => row),
    ),
  );
  await insertRows(tx, 'activity', traced('activity', [...done.map(({ row }) => row), ...later]));
  await searchAnew(tx, [...done.map(({ row }) => row.id), ...later.map(({ id }) => id)]);
  await insertRows(tx, 'campaign_member', campaigns.members);
  await insertRows(tx, 'campaign_job', campaigns.jobs);
  await insertRows(tx, 'status_change', changes);
  await insertRows(tx, 'document', documents);
  await sql`insert into document_search (document_id, created_at) select id, created_at from document`.execute(
    tx,
  );
  await insertEvents(tx, events);
  await refreshFacts(tx, {
    customerIds: book.accounts.map(({ id }) => id),
    contactIds: contacts.map(({ id }) => id),
    projectIds: projects.map(({ row }) => row.id),
  });
  return {
    customers: accounts.length,
    activities: done.length + later.length,
    mails: makeMails(projects, ids, calendar),
  };
}

async function choosePrimaryContacts(tx: Tx, { people }: Register): Promise<void> {
  const primary = people.filter((each) => each.primary).map(({ id }) => id);
  await sql`
    update customer set primary_contact_id = contact.id
    from contact where contact.customer_id = customer.id and contact.id = any(${primary}::int[])`.execute(tx);
}

interface Places {
  dataDir: string;
  lists: Lists;
  book: Register;
  log: Chronicle;
}

/** The bytes go where the program keeps them; that they are there without a row would harm nobody. */
async function storeFiles(
  tx: Tx,
  files: readonly DemoFile[],
  { dataDir, lists, book, log }: Places,
): Promise<object[]> {
  const blobs = blobStore(join(dataDir, 'documents'));
  const rows: object[] = [];
  for (const [index, { name, bytes, owner, at }] of files.entries()) {
    const stored = await blobs.put(Readable.from([bytes]));
    await recordBlob(tx, stored, at);
    const mediaType = mediaTypeOf(name, stored.head);
    await readLater(tx, stored, { mediaType, now: at });
    const activityId = 'activity' in owner ? owner.activity.row.id : null;
    const account = 'activity' in owner ? owner.activity.matter.account! : owner.account;
    const customerId = activityId === null ? book.customer(account) : null;
    const actorId = 'activity' in owner ? owner.activity.row.salesperson_id : lists.user(account.firm.seller);
    rows.push({
      id: index + 1,
      sha256: stored.sha256,
      name,
      media_type: mediaType,
      size: stored.size,
      customer_id: customerId,
      activity_id: activityId,
      created_at: at,
      created_by: actorId,
    });
    log.tell({
      entity: activityId === null ? 'customer' : 'activity',
      entityId: activityId ?? customerId!,
      verb: 'document-attached',
      actorId,
      at,
      details: { documentId: index + 1, name },
    });
  }
  return rows;
}

type Events = ReturnType<Chronicle['finish']>['events'];

/** The set-up has told its own events by now; these come after. */
async function insertEvents(tx: Tx, events: Events): Promise<void> {
  const { before } = await tx
    .selectFrom('event')
    .select((is) => is.fn.coalesce(is.fn.max('id'), is.lit(0)).as('before'))
    .executeTakeFirstOrThrow();
  const rows = events.map(({ id, at, actorId, entity, entityId, verb, version, changes, details }) => ({
    id: before + id,
    at,
    actor_id: actorId,
    entity,
    entity_id: entityId,
    verb,
    version,
    changes: changes ?? null,
    details: details ?? null,
  }));
  await insertRows(tx, 'event', rows);
}
