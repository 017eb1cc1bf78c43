// Who sees a mail: one rule, for whatever asks. Every endpoint that reads is asked by a colleague and by an administrator
// for a word that stands only in a mail that waits in somebody else's list.
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENDPOINTS } from '../../src/shared/endpoints.ts';
import { indexed } from '../helpers/indexed.ts';
import { letter, sendMail } from '../helpers/letters.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
const SECRET = 'skilsmissesag';
let owner: Person;
let colleague: Person;
let mailId: number;
let journalledId: number;

beforeAll(async () => {
  owner = await world.person('EJE');
  colleague = await world.person('KOL');
  const customer = (await world.customer('Synlig A/S')).id;
  const contact = await world.contact(customer, 'Synlig Person', { emails: ['synlig@synlig.dk'] });
  await world.activity({
    ...{ customerId: customer, contactId: contact.id, typeId: world.types.Tlf },
    followUpDate: '2026-11-23',
  });
  const journalled = await sendMail(owner, letter({ from: 'synlig@synlig.dk', id: 'traad@synlig.dk' }));
  journalledId = journalled.id;
  const waiting = letter({
    from: `${SECRET} <${SECRET}@advokat.dk>`,
    subject: `Om ${SECRET}`,
    // It names a mail of the firm, and still is no part of that dialogue.
    answers: 'traad@synlig.dk',
    type: 'multipart/mixed; boundary=z',
    body: [
      `--z\r\nContent-Type: text/html\r\n\r\n<p>Fortroligt: ${SECRET}</p>`,
      '--z\r\nContent-Type: text/plain; name=bilag.txt\r\nContent-Disposition: attachment; filename=bilag.txt',
      `\r\nOgså her: ${SECRET}\r\n--z--`,
    ].join('\r\n'),
  });
  const mail = await sendMail(owner, waiting);
  expect(mail.state).toBe('unplaced');
  mailId = mail.id;
  await indexed(world);
});

const READING = ENDPOINTS.filter(
  ({ endpoint }) => endpoint.method === 'GET' && endpoint.path !== '/live' && endpoint.may !== 'public',
);

/** Every way to ask an endpoint: for each of these ids, with and without a word to search for. */
function questions(path: string, query: unknown): string[] {
  const ids = path.includes(':') ? [1, 2, 3, mailId, journalledId] : [0];
  const fields = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  const searches = ['', ...fields.filter((field) => field === 'q').map((field) => `?${field}=${SECRET}`)];
  const named = fields.includes('name') ? [`?name=${SECRET}&q=${SECRET}&email=${SECRET}@advokat.dk`] : [];
  return ids.flatMap((id) =>
    [...searches, ...named].map((search) => `/api${path.replace(/:\w+/g, String(id))}${search}`),
  );
}

describe('a mail that waits in somebody’s list', () => {
  it('is read by its owner', async () => {
    expect(JSON.stringify((await owner.get(`/api/mail/${mailId}`)).body)).toContain(SECRET);
    expect((await owner.get(`/api/mail/${mailId}/html`)).raw.toString()).toContain(SECRET);
  });

  it.each(READING)('does not show to others: $name', async ({ endpoint }) => {
    for (const person of [colleague, world.admin]) {
      for (const question of questions(endpoint.path, endpoint.query)) {
        const { status, raw } = await person.get(question);
        expect(status, question).toBeLessThan(500);
        // What was asked for may be said back; nothing else may.
        expect(raw.toString().replaceAll(`q=${SECRET}`, ''), question).not.toContain(SECRET);
      }
    }
  });

  it('and what is attached to it are found by nobody in the search over everything, until it is placed', async () => {
    for (const person of [owner, colleague, world.admin]) {
      const { body } = await person.get(`/api/everything?q=${SECRET}`);
      expect(Object.values(body).flat()).toEqual([]);
    }
    const words = sql`select 1 from document_search where words like ${`%${SECRET}%`}
      union all select 1 from document_text where text like ${`%${SECRET}%`}
      union all select 1 from activity_search where text like ${`%${SECRET}%`}`;
    expect((await words.execute(world.database.reader)).rows).toEqual([]);
  });

  it('is nothing that others can act on', async () => {
    const customer = (await world.customer('Nysgerrig A/S')).id;
    for (const person of [colleague, world.admin]) {
      const acts = [
        await person.post(`/api/mail/${mailId}/placement`, { customerId: customer }),
        await person.post(`/api/mail/${mailId}/ignoring`, {}),
        await person.delete(`/api/mail/${mailId}/ignoring`),
        await person.post(`/api/mail/${mailId}/privacy`),
        await person.post('/api/outbox', { kind: 'reply', mailId }),
        await person.post('/api/outbox', { kind: 'forward', mailId }),
      ];
      for (const { status, raw } of acts) {
        expect(status).toBe(404);
        expect(raw.toString()).not.toContain(SECRET);
      }
    }
    expect((await owner.get(`/api/mail/${mailId}`)).body.state).toBe('unplaced');
  });
});
