// What a user keeps out of the journal by folder, by words and by the sender's mark never leaves the mailbox: it is
// counted as private, and nothing of it is fetched or kept (rule 22).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxView } from '../../src/shared/mailboxes.ts';
import { dovecot } from '../helpers/dovecot.ts';
import { fjordbyg, mail, until } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

const server = await dovecot();
if (typeof server === 'string') console.warn(`mailbox tests skipped: ${server}`);

describe.skipIf(typeof server === 'string')('a mailbox with exceptions', () => {
  if (typeof server === 'string') return;
  const world = useWorld();

  beforeAll(async () => {
    await fjordbyg(world);
    await server.deliver('anne', 'INBOX', [mail('whole', 'forretning'), mail('whole', 'sommerfest')]);
    await server.deliver('anne', 'INBOX', [`Sensitivity: private\r\n${mail('whole', 'mark')}`]);
    await server.deliver('anne', 'Familien', [mail('whole', 'familie')]);
    await server.deliver('anne', 'Familien.Skole', [mail('whole', 'skole')]);
  });
  afterAll(() => server.close());

  test('keeps them out, all the way down', async () => {
    const add = (kind: string, pattern: string) =>
      world.admin.post('/api/mail-rules', { kind, pattern, action: 'private' });
    expect((await add('folder', 'familien')).status).toBe(200);
    expect((await add('subject', 'SOMMERFEST')).status).toBe(200);
    const connected = await world.admin.post('/api/mailboxes', {
      address: 'adm@nordlys.dk',
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      username: 'anne',
      password: 'pass',
      since: '2026-11-01',
      folders: ['*'],
    });
    expect(connected.status, JSON.stringify(connected.body)).toBe(200);
    let mailbox: MailboxView | undefined;
    await until('read and settled', async () => {
      [mailbox] = (await world.admin.get('/api/mailboxes')).body.items;
      return mailbox?.state === 'live' && mailbox.counts.journalled > 0;
    });
    expect(mailbox?.counts).toMatchObject({ journalled: 1, unplaced: 0, private: 4, failed: 0 });
    const kept = await world.database.reader.selectFrom('mail').select('subject').execute();
    expect(kept).toEqual([{ subject: 'Tilbud på forretning' }]);
    expect((await world.admin.get('/api/me/mail-folders')).body.items).toContain('Familien');
  });
});
