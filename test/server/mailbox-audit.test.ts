// «Mangler der mails?»: once a night, and on demand. Every mail of the period is in exactly one count or missing, whatever
// people and mail programs do to it meanwhile.
import fc from 'fast-check';
import { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nightOf } from '../../src/server/mail/audit.ts';
import type { MailboxAudit, MailboxView } from '../../src/shared/mailboxes.ts';
import { dovecot } from '../helpers/dovecot.ts';
import { fjordbyg, type Kind, mail, until } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

test('a night belongs to the day it ends in, in the company’s time zone; mailboxes are spread over the small hours', () => {
  const night = (at: string, id = 1) => nightOf(id, new Date(at), 'Europe/Copenhagen');
  // Mailbox 1 is due at 01:47.
  expect(night('2026-11-24T00:46:00Z')).toBe('2026-11-23');
  expect(night('2026-11-24T00:47:00Z')).toBe('2026-11-24');
  expect(night('2026-11-24T22:59:00Z')).toBe('2026-11-24');
  // Both clock changes: due once.
  for (const day of ['2026-03-29', '2026-10-25']) {
    const hours = Array.from({ length: 48 }, (_, half) =>
      night(new Date(Date.parse(`${day}T00:00:00+01:00`) + half * 1_800_000).toISOString()),
    );
    expect(hours.filter((each, i) => i > 0 && each !== hours[i - 1])).toEqual([day]);
  }
  const due = new Set(
    Array.from({ length: 180 }, (_, id) => {
      for (let minute = 0; ; minute += 1) {
        const at = new Date(Date.parse('2026-11-23T23:00:00Z') + minute * 60_000).toISOString();
        if (night(at, id) === '2026-11-24') return minute;
      }
    }),
  );
  expect([due.size, Math.min(...due), Math.max(...due)]).toEqual([180, 60, 239]);
});

const server = await dovecot();
if (typeof server === 'string') console.warn(`mailbox tests skipped: ${server}`);

describe.skipIf(typeof server === 'string')('a mailbox', () => {
  if (typeof server === 'string') return;
  const world = useWorld({ mailboxPace: { pollMs: 300, compareMs: 600_000, reconnectMs: 3_600_000 } });
  let id = 0;
  let customerId = 0;
  const read = async (): Promise<MailboxView> => (await world.admin.get('/api/mailboxes')).body.items[0];
  const audit = async (): Promise<MailboxAudit['folders']> =>
    (await world.admin.get(`/api/mailboxes/${id}/audit`)).body.folders;
  const rows = async <T = Record<string, number>>(text: string): Promise<T[]> =>
    (await sql.raw<T>(text).execute(world.database.reader)).rows;
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  const settled = () =>
    until('settled', async () => {
      const { counts, state } = await read();
      return state === 'live' && counts.received === 0;
    });

  async function asOwner(act: (client: ImapFlow) => Promise<unknown>): Promise<void> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: (server as { port: number }).port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'anne', pass: 'pass' },
      logger: false,
    });
    await client.connect();
    await act(client);
    await client.logout();
  }

  beforeAll(async () => {
    await fjordbyg(world);
    customerId = (await world.admin.get('/api/customers')).body.items[0].id;
    const kinds: Kind[] = ['whole', 'headers', 'headers', 'internal'];
    const sent = Array.from({ length: 24 }, (_, i) => mail(kinds[i % 4]!, `a-${i}`));
    await server.deliver('anne', 'INBOX', sent);
    await server.deliver('anne', 'Sent', [sent[0]!, mail('whole', 'sent')]);
    const { body } = await world.admin.post('/api/mailboxes', {
      address: 'adm@nordlys.dk',
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      username: 'anne',
      password: 'pass',
      since: '2026-11-01',
    });
    id = body.id;
    await settled();
  });
  afterAll(() => server.close());

  test('is compared when it was first read: nothing of that was missing', async () => {
    await until('audited', async () => (await read()).lastAudit !== null);
    const { lastAudit } = await read();
    expect(lastAudit?.at).toBe(world.clock.now.toISOString());
    expect(lastAudit?.folders).toMatchObject([
      { path: 'INBOX', onServer: 24, missingBefore: 0, missing: 0, counts: { internal: 6 } },
      { path: 'Sent', onServer: 2, missingBefore: 0, missing: 0 },
    ]);
  });

  test('is compared again in the night: what was missing is fetched, named in numbers and told', async () => {
    await rows(`delete from mail_location where folder = 'INBOX' and uid in (3, 4)`);
    world.clock.now = new Date('2026-11-23T22:00:00Z');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await read()).lastAudit?.folders[0]).toMatchObject({ missingBefore: 0 });
    expect((await audit())[0]).toMatchObject({ missing: 2 });
    world.clock.now = new Date('2026-11-24T03:00:00Z');
    await until('audited', async () => (await read()).lastAudit?.at === '2026-11-24T03:00:00.000Z');
    expect((await read()).lastAudit?.folders[0]).toMatchObject({
      onServer: 24,
      missingBefore: 2,
      missing: 0,
      counts: { journalled: 6, unplaced: 12, internal: 6 },
    });
    expect((await audit())[0]).toMatchObject({ missing: 0 });
  });

  test('and on demand', async () => {
    world.clock.now = new Date('2026-11-24T09:00:00Z');
    await rows(`delete from mail_location where folder = 'INBOX' and uid = 5`);
    await world.admin.post(`/api/mailboxes/${id}/fetch`);
    await until('audited', async () => (await read()).lastAudit?.at === '2026-11-24T09:00:00.000Z');
    expect((await read()).lastAudit?.folders[0]).toMatchObject({ missingBefore: 1, missing: 0 });
  });

  test('while it was paused, the night is caught up', async () => {
    await world.admin.post(`/api/mailboxes/${id}/pause`);
    world.clock.now = new Date('2026-11-25T09:00:00Z');
    await world.admin.delete(`/api/mailboxes/${id}/pause`);
    await until('audited', async () => (await read()).lastAudit?.at === '2026-11-25T09:00:00.000Z');
  });

  test('a mail that is too large to be taken whole is journalled by its headers, and not asked for for ever', async () => {
    const { items } = (await world.admin.get('/api/mail?state=unplaced')).body;
    const [large, small] = items;
    await rows(`update mail set size = 60 * 1024 * 1024 where id = ${large.id}`);
    for (const one of [large, small]) {
      await world.admin.post(`/api/mail/${one.id}/placement`, { customerId });
    }
    const whole = async (mailId: number) => (await world.admin.get(`/api/mail/${mailId}`)).body.whole;
    await until('the small one', () => whole(small.id));
    expect(await whole(large.id)).toBe(false);
    await settled();
  });

  /** Some mail in this state that the mailbox holds. */
  const someMail = async (state: string, nth: number): Promise<number | undefined> => {
    const found = await rows(
      `select distinct m.id from mail m join mail_location l on l.mail_id = m.id where m.state = '${state}' order by 1`,
    );
    return found[nth % Math.max(1, found.length)]?.id;
  };
  const acts = {
    place: async (nth: number) => {
      const mailId = await someMail('unplaced', nth);
      if (mailId) await world.admin.post(`/api/mail/${mailId}/placement`, { customerId });
    },
    ignore: async (nth: number) => {
      const mailId = await someMail('unplaced', nth);
      if (mailId) await world.admin.post(`/api/mail/${mailId}/ignoring`, {});
    },
    hide: async (nth: number) => {
      const mailId = await someMail(nth % 2 ? 'journalled' : 'unplaced', nth);
      if (mailId) await world.admin.post(`/api/mail/${mailId}/privacy`);
    },
    expire: async (nth: number) => {
      const mailId = await someMail('unplaced', nth);
      if (mailId) await rows(`delete from mail where id = ${mailId}`);
    },
    forget: (nth: number) => rows(`delete from mail_location where uid = ${1 + (nth % 24)}`),
    fail: (nth: number) =>
      rows(
        `update mail_location set outcome = 'failed', mail_id = null, tries = 9 where uid = ${1 + (nth % 24)}`,
      ),
    move: (nth: number) =>
      asOwner(async (client) => {
        await client.mailboxOpen('INBOX');
        await client.messageMove(`${1 + (nth % 24)}`, 'Sent', { uid: true });
      }),
    remove: (nth: number) =>
      asOwner(async (client) => {
        await client.mailboxOpen('INBOX');
        await client.messageDelete(`${1 + (nth % 24)}`, { uid: true });
      }),
    arrive: (nth: number) =>
      server.deliver('anne', nth % 3 ? 'INBOX' : 'Sent', [mail(nth % 2 ? 'whole' : 'headers', `b-${nth}`)]),
    since: async (nth: number) => {
      const { version } = await read();
      const since = nth % 2 ? '2026-11-01' : '2026-12-01';
      await world.admin.patch(`/api/mailboxes/${id}`, { since, version });
    },
  };

  test('whatever is done to its mails, each is in exactly one count or missing, and none is missing in the end', async () => {
    const step = fc.tuple(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), fc.nat(1000));
    const once = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      for (const [act, nth] of steps) await acts[act](nth);
      for (const folder of await audit()) {
        expect(sum(folder.counts) + folder.missing, JSON.stringify(folder)).toBe(folder.onServer);
      }
      await acts.since(1);
      const { items } = (await world.admin.get('/api/mailboxes')).body;
      world.clock.now = new Date(world.clock.now.getTime() + 1000);
      await world.admin.post(`/api/mailboxes/${items[0].id}/fetch`);
      await until('all is there', async () => (await audit()).every(({ missing }) => missing === 0));
      await settled();
      for (const { counts, onServer } of await audit()) expect(sum(counts)).toBe(onServer);
      const { counts } = await read();
      expect(sum(counts)).toBe((await audit()).reduce((all, { onServer }) => all + onServer, 0));
      // And each count says how its mails stand now.
      const there = 'from mail_location l where gone_at is null and';
      const [now] = await rows(`select
        (select count(*)::int ${there} mail_id in (select id from mail where state = 'journalled')) as journalled,
        (select count(*)::int ${there} mail_id in (select id from mail where state = 'unplaced')) as unplaced,
        (select count(*)::int ${there} fingerprint in (select fingerprint from mail_tombstone)) as private,
        (select count(*)::int ${there} outcome = 'internal') as internal,
        (select count(*)::int ${there} outcome = 'failed') as failed`);
      expect(counts).toMatchObject(now!);
    });
    await fc.assert(once, { numRuns: 4, seed: 3 });
  }, 60_000);
});
