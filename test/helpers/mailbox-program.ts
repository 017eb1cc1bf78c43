// Reads the mailboxes of a database as the product does, and nothing else, for tests that kill it. It ends by itself
// once everything is read and «live» was reached; its parent decides what came of it.
// Usage: mailbox-program.ts <database url> <data folder>
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/server/db/database.ts';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { mailboxReader } from '../../src/server/mail/mailbox-reader.ts';
import { secretBox } from '../../src/server/mail/secrets.ts';
import { PACE } from '../../src/server/mail/sync.ts';

const [url = '', dataDir = ''] = process.argv.slice(2);
const database = openDatabase(url, () => undefined, 5);
const reader = mailboxReader({
  database,
  blobs: blobStore(join(dataDir, 'documents')),
  clock: () => new Date(),
  log: { error: (fields, message) => console.error(message, fields) },
  secrets: secretBox(dataDir, undefined),
  pace: PACE,
});
// Whoever looks first finds the state that a killed process left behind.
await database.reader.updateTable('mailbox').set({ state: 'connecting' }).execute();
process.stdout.write('started\n');
await reader.look();
for (let live = false; !live; await sleep(20)) {
  const row = await database.reader.selectFrom('mailbox').select('state').executeTakeFirst();
  live = row?.state === 'live';
}
await reader.stop();
await database.end();
