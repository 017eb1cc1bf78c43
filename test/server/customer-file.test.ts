// The whole file of a customer: one zip that opens without the program, with everything and nothing of anybody else.
import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import type { Actor } from '../../src/server/actor.ts';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { customerFile } from '../../src/server/exports/customer-file.ts';
import { indexed } from '../helpers/indexed.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

test('page, documents and mails of one customer; names apart, nothing that runs', async () => {
  const customer = await world.customer('Åby <script>alert(1)</script> A/S', { phone: '12 34 56 78' });
  const other = await world.customer('En anden');
  await world.contact(customer.id, 'Søren Ærlig');
  const { activity } = await world.activity({
    customerId: customer.id,
    typeId: world.types.Tlf,
    note: 'Aftalte «fast pris» & levering',
    followUpDate: '2026-12-01',
    followUpText: 'Ring',
  });
  await world.activity({ customerId: other.id, typeId: world.types.Tlf, note: 'Ikke med' });
  for (const text of ['en', 'to']) {
    await world.admin.upload(`/api/documents?activityId=${activity.id}&name=Tilbud.txt`, text);
  }
  await world.admin.upload(`/api/documents?customerId=${customer.id}&name=Kontrakt%2F..%2F..%2Fx.txt`, 'tre');
  const gone = await world.admin.upload(`/api/documents?customerId=${customer.id}&name=Fjernet.txt`, 'fire');
  await world.admin.delete(`/api/documents/${gone.body.id}`);

  const answer = await world.admin.get(`/api/customers/${customer.id}/file`);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/zip');
  const files = unzipSync(new Uint8Array(answer.raw));
  expect(Object.keys(files).sort()).toEqual([
    'dokumenter/2026-11-23 Tilbud (2).txt',
    'dokumenter/2026-11-23 Tilbud.txt',
    'dokumenter/2026-11-23 x.txt',
    'index.html',
  ]);
  const page = Buffer.from(files['index.html']!).toString();
  expect(page).toContain('Aftalte «fast pris» &amp; levering');
  expect(page).toContain('Opfølgning 01-12-2026: Ring');
  expect(page).toContain('Søren Ærlig');
  expect(page).toContain('href="dokumenter/2026-11-23%20Tilbud%20(2).txt"');
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('Ikke med');
  expect((await world.admin.get('/api/customers/999999/file')).status).toBe(404);
});

test('what a search finds is exported as it is shown', async () => {
  const customer = await world.customer('Eksport A/S');
  await world.activity({ customerId: customer.id, typeId: world.types.Tlf, note: 'Sjælden rævekage' });
  await indexed(world);
  const { raw, status } = await world.admin.get('/api/exports/overview?q=raevekage');
  expect(status).toBe(200);
  const lines = raw.toString().trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('Sjælden rævekage');
});

test('bytes that go while it is sent break it off, and nothing else', async () => {
  const customer = await world.customer('Forsvindende filer');
  await world.admin.upload(`/api/documents?customerId=${customer.id}&name=a.txt`, 'aaa');
  const store = blobStore(join(world.dataDir, 'documents'));
  const blobs = {
    ...store,
    open: vi.fn(store.open).mockImplementationOnce(store.open).mockResolvedValue(null),
  };
  const actor = { id: world.admin.id, role: 'administrator' } as Actor;
  const { file } = await customerFile(world.database.reader, actor, customer.id, {
    blobs,
    timeZone: 'Europe/Copenhagen',
    now: world.clock.now,
  });
  await expect(text(file)).rejects.toThrow('bytes');
});

test('a disk that fails while it is sent breaks it off, and nothing else', async () => {
  const customer = await world.customer('Slidt disk');
  await world.admin.upload(`/api/documents?customerId=${customer.id}&name=a.txt`, 'aaa');
  const store = blobStore(join(world.dataDir, 'documents'));
  const failing = {
    createReadStream: () => new Readable({ read: () => undefined }).destroy(new Error('EIO')),
  };
  const blobs = {
    ...store,
    open: vi
      .fn(store.open)
      .mockImplementationOnce(store.open)
      .mockResolvedValue(failing as unknown as FileHandle),
  };
  const actor = { id: world.admin.id, role: 'administrator' } as Actor;
  const { file } = await customerFile(world.database.reader, actor, customer.id, {
    blobs,
    timeZone: 'Europe/Copenhagen',
    now: world.clock.now,
  });
  await expect(text(file)).rejects.toThrow('EIO');
});

test('whoever stops receiving leaves no file open', async () => {
  const customer = await world.customer('Afbrudt');
  await world.admin.upload(`/api/documents?customerId=${customer.id}&name=stor.zip`, randomBytes(8_000_000));
  const store = blobStore(join(world.dataDir, 'documents'));
  const opened: FileHandle[] = [];
  const blobs = {
    ...store,
    open: async (sha256: string) => {
      const handle = await store.open(sha256);
      if (handle) opened.push(handle);
      return handle;
    },
  };
  const actor = { id: world.admin.id, role: 'administrator' } as Actor;
  const parts = { blobs, timeZone: 'Europe/Copenhagen', now: world.clock.now };
  const { file } = await customerFile(world.database.reader, actor, customer.id, parts);
  let received = 0;
  file.on('data', (bytes: Buffer) => {
    received += bytes.length;
    if (received > 1_000_000) file.destroy();
  });
  await new Promise((resolve) => file.once('close', resolve));
  await expect.poll(() => opened.map(({ fd }) => fd)).toEqual(opened.map(() => -1));
});
