// Addresses of exports: each is its list, asked a page at a time by the list's own question.
import { sql } from 'kysely';
import type { ActivityRow } from '../../shared/activities.ts';
import * as api from '../../shared/exports.ts';
import { listActivities } from '../activities/list.ts';
import { ROW } from '../activities/rows.ts';
import { listTodo } from '../activities/todo.ts';
import { readCampaign } from '../campaigns/find.ts';
import { campaignsAsked } from '../campaigns/list.ts';
import { membersAsked } from '../campaigns/members.ts';
import { contactsAsked } from '../customers/contact-list.ts';
import { listPage, type Question } from '../customers/keyset.ts';
import { customersAsked } from '../customers/list.ts';
import type { Reader } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { contentDisposition, safeName } from '../documents/names.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { listOverviewAs, readMarkedAs } from '../overview/list.ts';
import { askerOf, projectsAsked } from '../projects/list.ts';
import { ACTIVITIES, CAMPAIGNS, CONTACTS, CUSTOMERS, MEMBERS, PROJECTS } from './columns.ts';
import { csvStream } from './csv-stream.ts';
import { customerFile } from './customer-file.ts';
import { type Cells, type Column, type PageAfter, selectedCells } from './list-pages.ts';
import { xlsxStream } from './xlsx-stream.ts';

const PAGE = 1000;

export function exportRoutes({ mount, blobs }: { mount: Mount; blobs: BlobStore }): void {
  mount(api.exportCustomers, (asked) =>
    sendList(asked, 'Kundeemner', CUSTOMERS, customersAsked(asked.actor, asked.query, asked.today)),
  );
  mount(api.exportContacts, (asked) =>
    sendList(asked, 'Kontaktpersoner', CONTACTS, contactsAsked(asked.actor, asked.query, asked.today)),
  );
  mount(api.exportProjects, (asked) =>
    sendList(asked, 'Salgsprojekter', PROJECTS, projectsAsked(asked.query, askerOf(asked))),
  );
  mount(api.exportCampaigns, (asked) =>
    sendList(asked, 'Kampagner', CAMPAIGNS, campaignsAsked(asked.actor, asked.query)),
  );
  mount(api.exportMembers, async (asked) => {
    const { name, id } = await readCampaign(asked.db, asked.actor, asked.params.id);
    return sendList(asked, name, MEMBERS, membersAsked(asked.actor, id, asked.query));
  });

  const activityColumns = sql<ActivityRow & Cells>`${ROW}, ${selectedCells(ACTIVITIES)}`;
  mount(api.exportTodo, (asked) =>
    send(asked, 'To-Do', ACTIVITIES, (cursor) =>
      listTodo(asked.db, { ...asked.query, cursor, limit: PAGE }, asked, activityColumns),
    ),
  );
  mount(api.exportActivities, (asked) =>
    send(asked, 'Aktiviteter', ACTIVITIES, (cursor) =>
      listActivities(asked.db, asked.actor, { ...asked.query, cursor, limit: PAGE }, activityColumns),
    ),
  );
  mount(api.exportOverview, (asked) =>
    send(asked, 'CRM Overblik', ACTIVITIES, (cursor) =>
      listOverviewAs<Cells>(
        asked.db,
        { ...asked.query, cursor, limit: PAGE },
        { actor: asked.actor, timeZone: asked.company.timeZone },
        selectedCells(ACTIVITIES),
      ),
    ),
  );
  mount(api.exportMarked, async ({ body, actor, answerAfter, ...asked }) => {
    // Read when the transaction of the request is over: it has nothing to write.
    answerAfter((db) =>
      send({ ...asked, db }, 'CRM Overblik', ACTIVITIES, async () => ({
        items: await readMarkedAs<Cells>(db, body.ids, actor, selectedCells(ACTIVITIES)),
        next: null,
      })),
    );
  });
  mount(api.exportCustomerFile, async ({ db, actor, params, company, now, today, reply }) => {
    const { name, file } = await customerFile(db, actor, params.id, {
      blobs,
      timeZone: company.timeZone,
      now,
    });
    return reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', contentDisposition('attachment', `${safeName(`${name} ${today}`)}.zip`))
      .send(file);
  });
}

type Asking = Pick<Asked<typeof api.exportCustomers>, 'today' | 'now' | 'company' | 'reply'> & {
  db: Reader;
  query: { format: api.FileFormat };
};

function sendList(asked: Asking, name: string, columns: readonly Column[], question: Question) {
  const selected = sql`${question.id}, ${selectedCells(columns)}`;
  return send(asked, name, columns, (cursor) =>
    listPage<Cells & { id: number }>(asked.db, { ...question, columns: selected, cursor, limit: PAGE }),
  );
}

const MEDIA_TYPES: Record<api.FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function send(
  { today, now, company: { timeZone }, reply, query: { format } }: Asking,
  name: string,
  columns: readonly Column[],
  pageAfter: PageAfter,
) {
  const file =
    format === 'csv'
      ? await csvStream(columns, pageAfter, timeZone)
      : await xlsxStream(columns, pageAfter, { name, timeZone, now });
  return reply
    .type(MEDIA_TYPES[format])
    .header('cache-control', 'no-store')
    .header('content-disposition', contentDisposition('attachment', `${name} ${today}.${format}`))
    .send(file);
}
