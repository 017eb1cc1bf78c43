// A small version of `npm run faults`: the whole program reads three mailboxes while it is killed, the mail server dies,
// connections are cut and folders numbered anew. Nothing lost, nothing twice, nothing unexplained.
import { expect, inject, test } from 'vitest';
import { runFaults } from '../faults/run.ts';
import { freshDatabase } from '../helpers/world.ts';

test('a firm’s mail comes in through every fault', async ({ signal }) => {
  const { url, drop } = await freshDatabase(inject('databaseUrl'));
  try {
    const report = await runFaults({
      databaseUrl: url,
      referenceUrl: null,
      mails: 120,
      kills: 3,
      say: () => undefined,
      signal,
    });
    if (typeof report === 'string') return console.warn(`mail faults skipped: ${report}`);
    expect(report.ledger).toEqual({ lost: [], twice: [], unexplained: [], wrong: [] });
    expect(report.renumbered).toBeGreaterThan(0);
    console.warn(JSON.stringify({ ...report, ledger: undefined }));
  } finally {
    await drop();
  }
}, 240_000);
