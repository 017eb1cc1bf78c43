// Sends the outbox of a database as the product does, and nothing else, for tests that kill it. It ends by itself once
// nothing is due; its parent decides what came of it.
// Usage: outbox-program.ts <database url> <data folder>
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/server/db/database.ts';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { mailParser } from '../../src/server/mail/parser.ts';
import { secretBox } from '../../src/server/mail/secrets.ts';
import { outboxWorker } from '../../src/server/sending/worker.ts';

const [url = '', dataDir = ''] = process.argv.slice(2);
const database = openDatabase(url, () => undefined, 8);
const parser = mailParser();
const worker = outboxWorker({
  database,
  blobs: blobStore(join(dataDir, 'documents')),
  parser,
  secrets: secretBox(dataDir, undefined),
  clock: () => new Date(),
  log: { error: (fields, message) => console.error(message, fields) },
});
process.stdout.write('started\n');
worker.wake();
for (;;) {
  await worker.idle();
  const due = await database.reader
    .selectFrom('outbox')
    .select('id')
    .where('due_at', 'is not', null)
    .executeTakeFirst();
  if (!due) break;
  await sleep(50);
}
await worker.stop();
await parser.end();
await database.end();
