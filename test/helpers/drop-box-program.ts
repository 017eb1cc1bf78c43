// A drop-box in a process of its own, for tests that kill it. Says its port, and ends when it is killed.
// Usage: drop-box-program.ts <database url> <data folder> <domain>
import { join } from 'node:path';
import { openDatabase } from '../../src/server/db/database.ts';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { openDropBox } from '../../src/server/mail/drop-box.ts';

const [url = '', dataDir = '', domain = ''] = process.argv.slice(2);
const box = await openDropBox(
  {
    database: openDatabase(url, () => undefined, 10),
    blobs: blobStore(join(dataDir, 'documents')),
    clock: () => new Date(),
    log: { info: () => undefined, error: (fields, message) => console.error(message, fields) },
  },
  { host: '127.0.0.1', port: 0, domain, limits: { mails: 1e9, connects: 1e9 } },
);
process.stdout.write(`${box.port}\n`);
