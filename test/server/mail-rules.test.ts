// Rules of mail: made by hand, changed, previewed with what they would do, and run backwards only on what the program
// placed itself; and what a user keeps out of the journal.
import { beforeAll, describe, expect, it } from 'vitest';
import type { MailView } from '../../src/shared/mail.ts';
import { sendIn, settled } from '../helpers/sent-mail.ts';
import { type Answer, type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let seller: Person;
let other: Person;

const preview = async (query: object, by = seller) => {
  const answer = await by.get(
    `/api/mail-rules/preview?${new URLSearchParams(query as Record<string, string>)}`,
  );
  return answer.status === 200 ? answer.body : answer;
};
const add = (body: object, by = seller) => by.post('/api/mail-rules', body);
const faultOf = ({ status, body }: Answer) => [
  status,
  body.error.id,
  (body.error.fields ?? []).map((one: { field: string }) => one.field),
];
const at = async (id: number, by = seller) => {
  const { state, reason, placements }: MailView = (await settled(by, id)).body;
  return [state, reason, ...placements.map((one) => one.customerName)];
};
/** Runs a rule to its end; answers how many mails it did something with. */
async function run(id: number, on: 'waiting' | 'journalled', by = seller): Promise<number> {
  let done = 0;
  for (let after: number | null = 0; after !== null; ) {
    const answer = await by.post(`/api/mail-rules/${id}/run`, { on, after });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    done += answer.body.done;
    after = answer.body.next;
  }
  return done;
}

beforeAll(async () => {
  seller = await world.person('SÆL');
  other = await world.person('AND');
});

describe('a rule that places, made by hand', () => {
  it('is previewed, moves nothing until it is run, and then only what the program placed', async () => {
    const nordlys = await world.customer('Nordlys Handel A/S');
    const former = await world.customer('Gammel Kunde A/S', { emailDomains: ['handel.dk'] });
    const waits = await sendIn(seller, { from: 'anna@ny.handel-nord.dk', subject: 'Venter 1' });
    const hidden = await sendIn(other, { from: 'bo@handel-nord.dk', subject: 'Venter hos en kollega' });
    const automatic = await sendIn(seller, {
      from: 'carl@handel.dk',
      subject: 'Landede af sig selv',
      id: 'rod@handel.dk',
    });
    const answer = await sendIn(seller, {
      from: 'carl@handel.dk',
      subject: 'SV: Landede af sig selv',
      id: 'svar@handel.dk',
      answers: 'rod@handel.dk',
    });
    const byHand = await sendIn(seller, { from: 'dan@handel.dk', subject: 'Placeret af en person' });
    const third = await world.customer('Tredje ApS');
    await seller.post(`/api/mail/${byHand.body.id}/placement`, { customerId: third.id });
    expect(await at(answer.body.id)).toEqual(['journalled', 'thread', former.name]);

    const waiting = await preview({ pattern: 'handel-nord.dk', action: 'place', customerId: nordlys.id });
    expect(waiting).toMatchObject({
      pattern: '@handel-nord.dk',
      waiting: { found: 1, more: false },
      byPerson: 0,
    });
    // What waits with a colleague is not given away by counting it.
    expect(waiting.waiting.items.map((mail: { subject: string }) => mail.subject)).toEqual(['Venter 1']);
    const told = await preview({ pattern: '@handel.dk', action: 'place', customerId: nordlys.id });
    expect([told.waiting.found, told.journalled.found, told.byPerson]).toEqual([0, 2, 1]);

    const first = await add({ pattern: 'Handel-Nord.dk', action: 'place', customerId: nordlys.id });
    const second = await add({ pattern: '@handel.dk', action: 'place', customerId: nordlys.id });
    expect(first.body).toMatchObject({ userId: null, customerName: nordlys.name, mails: 0, version: 1 });
    expect(await at(waits.body.id)).toEqual(['unplaced', 'unknown']);
    expect(await at(automatic.body.id)).toEqual(['journalled', 'domain', former.name]);

    expect(await run(first.body.id, 'waiting')).toBe(2);
    const placed = ['journalled', 'rule', nordlys.name];
    await expect.poll(() => at(waits.body.id)).toEqual(placed);
    await expect.poll(() => at(hidden.body.id, other)).toEqual(placed);
    expect(await run(second.body.id, 'journalled')).toBe(2);
    expect(await at(automatic.body.id)).toEqual(['journalled', 'rule', nordlys.name]);
    expect(await at(answer.body.id)).toEqual(['journalled', 'thread', nordlys.name]);
    expect(await at(byHand.body.id)).toEqual(['journalled', 'person', third.name]);
    expect(await run(second.body.id, 'journalled')).toBe(0);

    const { items } = (await seller.get('/api/mail-rules')).body;
    const counted = items.map((rule: { pattern: string; mails: number }) => [rule.pattern, rule.mails]);
    expect(counted).toEqual(
      expect.arrayContaining([
        ['@handel-nord.dk', 2],
        ['@handel.dk', 1],
      ]),
    );
  });

  it('is refused at its field where it makes no sense', async () => {
    const customer = await world.customer('Felt A/S');
    const place = { action: 'place', customerId: customer.id };
    expect(faultOf(await add({ pattern: 'ikke en adresse', ...place }))).toEqual([
      422,
      'invalid-mail-pattern',
      ['pattern'],
    ]);
    expect(faultOf(await add({ pattern: '@gmail.com', ...place }))).toEqual([
      422,
      'free-mail-domain',
      ['pattern'],
    ]);
    expect(faultOf(await add({ pattern: 'adm@nordlys.dk', ...place }))).toEqual([
      422,
      'own-mail-address',
      ['pattern'],
    ]);
    expect(faultOf(await add({ pattern: 'a@felt.dk', action: 'place' }))).toEqual([
      422,
      'required',
      ['customerId'],
    ]);
    expect(faultOf(await add({ kind: 'subject', pattern: '!!', action: 'private' }))).toEqual([
      422,
      'invalid-phrase',
      ['pattern'],
    ]);
    expect(faultOf(await add({ kind: 'subject', pattern: 'løn', action: 'ignore' }))).toEqual([
      422,
      'only-private',
      ['action'],
    ]);
  });
});

describe('changing a rule', () => {
  it('keeps what it placed, refuses a stale version and a pattern that another rule has', async () => {
    const one = await world.customer('Første A/S');
    const two = await world.customer('Anden A/S');
    const contact = await world.contact(one.id, 'Ib Ibsen');
    const made = (
      await add({ pattern: 'ib@skift.dk', action: 'place', customerId: one.id, contactId: contact.id })
    ).body;
    await add({ pattern: 'optaget@skift.dk', action: 'place', customerId: one.id });
    const before = await sendIn(seller, { from: 'ib@skift.dk' });
    const change = (body: object, by = seller) => by.patch(`/api/mail-rules/${made.id}`, body);
    const changed = await change({ customerId: two.id, version: 1 }, other);
    expect(changed.body).toMatchObject({
      customerId: two.id,
      contactId: null,
      updatedBy: other.id,
      createdBy: seller.id,
      version: 2,
    });
    expect((await change({ pattern: 'x@skift.dk', version: 1 })).status).toBe(409);
    expect(faultOf(await change({ pattern: 'optaget@skift.dk', version: 2 })).slice(0, 2)).toEqual([
      409,
      'mail-rule-exists',
    ]);
    expect((await change({ action: 'private', version: 2 })).status).toBe(422);
    expect(await at(before.body.id)).toEqual(['journalled', 'rule', one.name]);
    const after = await sendIn(seller, { from: 'ib@skift.dk' });
    expect(await at(after.body.id)).toEqual(['journalled', 'rule', two.name]);
  });

  it('a colleague’s own rule does not exist for others', async () => {
    const own = (await add({ pattern: 'egen@privat-regel.dk', action: 'ignore' })).body;
    expect((await other.patch(`/api/mail-rules/${own.id}`, { action: 'private', version: 1 })).status).toBe(
      404,
    );
    expect((await other.post(`/api/mail-rules/${own.id}/run`, { on: 'waiting' })).status).toBe(404);
    expect(
      (await other.get('/api/mail-rules')).body.items.map((rule: { id: number }) => rule.id),
    ).not.toContain(own.id);
  });
});

it('placing tells beforehand how many waiting mails go along', async () => {
  const customer = await world.customer('Med På Turen ApS');
  const first = await sendIn(seller, { from: 'ida@turen.dk', subject: 'En' });
  await sendIn(seller, { from: 'ida+nyt@turen.dk', subject: 'To' });
  await sendIn(seller, { from: 'ole@turen.dk', subject: 'Tre' });
  const exceptId = first.body.id;
  expect((await preview({ pattern: 'ida@turen.dk', action: 'place', exceptId })).waiting.found).toBe(1);
  expect((await preview({ pattern: '@turen.dk', action: 'place', exceptId })).waiting.found).toBe(2);
  const placed = await seller.post(`/api/mail/${exceptId}/placement`, {
    customerId: customer.id,
    remember: 'domain',
  });
  expect(placed.body.others).toBe(2);
});

describe('what a user keeps out', () => {
  it('a phrase in the subject, however it is written, leaves only a fingerprint; for that user alone', async () => {
    await add({ kind: 'subject', pattern: 'Løn og ferie', action: 'private' });
    const raw = { from: 'hr@bureau.dk', subject: 'SV: LOEN OG FERIE 2026', id: 'loen@bureau.dk' };
    expect((await sendIn(seller, raw)).status).toBe(404);
    expect((await seller.upload('/api/mail?name=a.eml', Buffer.from('x'))).status).toBe(422);
    const part = await sendIn(seller, { from: 'hr@bureau.dk', subject: 'Lønog ferie' });
    expect(part.body.state).toBe('unplaced');
    const theirs = await sendIn(other, { from: 'hr@bureau.dk', subject: 'Løn og ferie' });
    expect(theirs.body.state).toBe('unplaced');
    const left = await world.database.reader
      .selectFrom('mail')
      .select('id')
      .where('message_id', '=', 'loen@bureau.dk')
      .execute();
    expect(left).toEqual([]);
  });

  it('what the sender marked private or personal, unless the user chooses otherwise', async () => {
    const marked = (mark: string) => sendIn(seller, { from: 'x@maerket.dk', more: [`Sensitivity: ${mark}`] });
    expect((await marked('Private')).status).toBe(404);
    expect((await marked('Personal')).status).toBe(404);
    expect((await marked('Company-Confidential')).status).toBe(200);
    const chosen = await seller.put('/api/me/mail-kept-out', { sensitivities: ['company-confidential'] });
    expect(chosen.body).toEqual({ sensitivities: ['company-confidential'] });
    expect((await marked('Private')).status).toBe(200);
    expect((await marked('Company-Confidential')).status).toBe(404);
    expect((await other.get('/api/me/mail-kept-out')).body).toEqual({
      sensitivities: ['private', 'personal'],
    });
  });

  it('what it would have covered is told first, and erased only when asked for; a person’s placing decides', async () => {
    const customer = await world.customer('Lægehuset I/S', { emailDomains: ['laegehuset.dk'] });
    const mine = await sendIn(seller, { from: 'a@laegehuset.dk', subject: 'Journal: blodprøve' });
    const waiting = await sendIn(seller, { from: 'b@andet-sted.dk', subject: 'Blodproeve' });
    const theirs = await sendIn(other, { from: 'c@laegehuset.dk', subject: 'Blodprøve' });
    const told = await preview({ kind: 'subject', pattern: 'blodprøve', action: 'private' });
    expect([told.journalled.found, told.waiting.found]).toEqual([1, 1]);
    const rule = (await add({ kind: 'subject', pattern: 'blodprøve', action: 'private' })).body;
    expect(await at(mine.body.id)).toEqual(['journalled', 'domain', customer.name]);
    expect(await run(rule.id, 'journalled')).toBe(1);
    expect(await run(rule.id, 'waiting')).toBe(1);
    for (const { body } of [mine, waiting])
      expect((await seller.get(`/api/mail/${body.id}`)).status).toBe(404);
    expect(await at(theirs.body.id, other)).toEqual(['journalled', 'domain', customer.name]);
    const asked = await sendIn(
      seller,
      { from: 'a@laegehuset.dk', subject: 'Blodprøve' },
      `&customerId=${customer.id}`,
    );
    expect(asked.body.state).toBe('journalled');
  });

  it('an ignored address: what waits is left out when the rule is run', async () => {
    const mail = await sendIn(seller, { from: 'nyt@stoej.dk' });
    expect((await preview({ pattern: '@stoej.dk', action: 'ignore' })).waiting.found).toBe(1);
    const rule = (await add({ pattern: '@stoej.dk', action: 'ignore' })).body;
    await run(rule.id, 'waiting');
    await expect.poll(() => at(mail.body.id)).toEqual(['ignored', 'ignored-always']);
  });
});
