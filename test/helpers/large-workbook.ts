// A workbook of 200,000 rows, in a worker that has little memory: whoever starts it hears how it went.
import { parentPort } from 'node:worker_threads';
import { sql } from 'kysely';
import { kroner, moment } from '../../src/server/exports/written.ts';
import { xlsxStream } from '../../src/server/exports/xlsx-stream.ts';

const ROWS = 200_000;
const columns = [
  { heading: 'Nr.', value: sql`1` },
  { heading: 'Note', value: sql`1` },
  { heading: 'Beløb', value: sql`1`, written: kroner },
  { heading: 'Dato', value: sql`1`, written: moment },
];
let rows = 0;
let buffers = 0;
const file = await xlsxStream(
  columns,
  async () => {
    const items = Array.from({ length: 1000 }, () => {
      rows += 1;
      return {
        cell0: `K${rows}`,
        cell1: `Aftalte levering nr. ${(rows * 7919) % 100_003} & resten til foråret; `.repeat(4),
        cell2: rows * 37,
        cell3: new Date(1_700_000_000_000 + rows * 60_000),
      };
    });
    return { items, next: rows < ROWS ? 'more' : null };
  },
  { name: 'Stor', timeZone: 'Europe/Copenhagen', now: new Date() },
);
let bytes = 0;
for await (const piece of file) {
  bytes += piece.length;
  buffers = Math.max(buffers, process.memoryUsage().arrayBuffers);
}
parentPort?.postMessage({ rows, bytes, buffers });
