// Documents, as people use them: attach, open, take off, put back; and what must never get in or out.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Answer, useWorld } from '../helpers/world.ts';

const world = useWorld();
const MB = 1024 * 1024;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const attach = (owner: string, name: string, bytes: Buffer | string): Promise<Answer> =>
  world.admin.upload(`/api/documents?${owner}&name=${encodeURIComponent(name)}`, bytes);

async function aCustomer(): Promise<number> {
  return (await world.customer('Nordlys Bageri A/S')).id;
}

const stored = () => readdir(join(world.dataDir, 'documents'), { recursive: true, withFileTypes: true });

describe('a document on a record', () => {
  it('comes back byte for byte, under its own name', async () => {
    const customer = await aCustomer();
    const bytes = Buffer.from([...Array(5000).keys()].map((index) => index % 256));
    const { status, body } = await attach(`customerId=${customer}`, 'Tilbud på rugbrød (2).docx', bytes);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Tilbud på rugbrød (2).docx', size: 5000, customerId: customer });
    expect(body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const opened = await world.admin.get(`/api/documents/${body.id}/content`);
    expect(opened.raw.equals(bytes)).toBe(true);
    expect(opened.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '5000',
      'x-content-type-options': 'nosniff',
      'content-disposition':
        'attachment; filename="Tilbud p_ rugbr_d (2).docx"; ' +
        "filename*=UTF-8''Tilbud%20p%C3%A5%20rugbr%C3%B8d%20%282%29.docx",
    });
    expect(opened.headers['content-security-policy']).toContain('sandbox');
  });

  it('stores the same content once', async () => {
    const customer = await aCustomer();
    const bytes = Buffer.from(`kun én gang ${Math.random()}`);
    const first = await attach(`customerId=${customer}`, 'a.bin', bytes);
    const before = (await stored()).filter((entry) => entry.isFile()).length;
    const second = await attach(`customerId=${customer}`, 'b.bin', bytes);
    expect(second.body.sha256).toBe(first.body.sha256);
    expect((await stored()).filter((entry) => entry.isFile()).length).toBe(before);
  });

  it('is listed with its record: a customer with its activities and contacts, newest first', async () => {
    const customer = await aCustomer();
    const contact = (await world.contact(customer, 'Bodil Bager')).id;
    const { activity } = await world.activity({
      typeId: world.types.Tilbud,
      customerId: customer,
      contactId: contact,
    });
    await attach(`customerId=${customer}`, 'kunde.txt', 'k');
    await attach(`contactId=${contact}`, 'person.txt', 'p');
    await attach(`activityId=${activity.id}`, 'tilbud.txt', 't');
    const names = async (owner: string) =>
      (await world.admin.get(`/api/documents?${owner}`)).body.items.map(
        (item: { name: string }) => item.name,
      );
    expect(await names(`customerId=${customer}`)).toEqual(['tilbud.txt', 'person.txt', 'kunde.txt']);
    expect(await names(`contactId=${contact}`)).toEqual(['tilbud.txt', 'person.txt']);
    expect((await world.admin.get(`/api/contacts/${contact}`)).body.documents).toBe(2);
    expect(await names(`activityId=${activity.id}`)).toEqual(['tilbud.txt']);
    expect((await world.admin.get('/api/documents')).body.error.id).toBe('one-owner-required');
  });

  it('can be taken off and put back, twice without harm, and the history keeps its name', async () => {
    const customer = await aCustomer();
    const { body } = await attach(`customerId=${customer}`, 'aftale.txt', 'aftalt');
    for (const _ of [1, 2]) expect((await world.admin.delete(`/api/documents/${body.id}`)).status).toBe(200);
    expect((await world.admin.get(`/api/documents/${body.id}/content`)).status).toBe(404);
    expect((await world.admin.get(`/api/documents?customerId=${customer}`)).body.items).toEqual([]);
    for (const _ of [1, 2]) {
      expect((await world.admin.post(`/api/documents/${body.id}/restoration`)).status).toBe(200);
    }
    expect((await world.admin.get(`/api/documents/${body.id}/content`)).body).toBe('aftalt');
    const events = await world.database.reader
      .selectFrom('event')
      .select(['verb', 'details'])
      .where('entity', '=', 'customer')
      .where('entity_id', '=', customer)
      .where('verb', 'like', 'document-%')
      .orderBy('id')
      .execute();
    expect(events.map((event) => event.verb)).toEqual([
      'document-attached',
      'document-removed',
      'document-restored',
    ]);
    expect(events[1]?.details).toEqual({ documentId: body.id, name: 'aftale.txt' });
  });
});

describe('refused, in words', () => {
  it.each([
    ['name=a.txt', 422, 'one-owner-required'],
    ['customerId=1&activityId=1&name=a.txt', 422, 'one-owner-required'],
    ['customerId=999999&name=a.txt', 422, 'unknown-customer'],
    ['contactId=999999&name=a.txt', 422, 'unknown-contact'],
    ['activityId=999999&name=a.txt', 404, 'not-found'],
    ['customerId=1', 422, 'invalid-request'],
    ['customerId=1&name=a.txt&extra=1', 422, 'invalid-request'],
    [`customerId=1&name=${'a'.repeat(256)}`, 422, 'invalid-request'],
  ])('%s', async (query, status, id) => {
    const answer = await world.admin.upload(`/api/documents?${query}`, 'x');
    expect([answer.status, answer.body.error.id]).toEqual([status, id]);
  });

  it('an empty file, a JSON body, and nobody signed in', async () => {
    const customer = await aCustomer();
    expect((await attach(`customerId=${customer}`, 'tom.txt', '')).body.error.id).toBe('empty-file');
    const json = await world.admin.post(`/api/documents?customerId=${customer}&name=a`, { a: 1 });
    expect(json.status).toBe(415);
    const stranger = await world.app.inject({ method: 'POST', url: '/api/documents?customerId=1&name=a' });
    expect(stranger.statusCode).toBe(401);
  });

  it('a record that was merged away', async () => {
    const gone = await aCustomer();
    const kept = await aCustomer();
    await world.database.reader
      .updateTable('customer')
      .set({ merged_into_id: kept })
      .where('id', '=', gone)
      .execute();
    const answer = await attach(`customerId=${gone}`, 'a.txt', 'x');
    expect([answer.status, answer.body.error.id]).toEqual([409, 'merged']);
  });

  it('bytes that the disk has lost: a 404 of its own, never a 500', async () => {
    const { body } = await attach(`customerId=${await aCustomer()}`, 'væk.txt', `væk ${Math.random()}`);
    const { sha256 } = body;
    await rm(join(world.dataDir, 'documents', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    const answer = await world.admin.get(`/api/documents/${body.id}/content`);
    expect([answer.status, answer.body.error.id]).toEqual([404, 'document-bytes-missing']);
  });
});

describe('names are made harmless', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\jdp\\Tilbud.pdf', 'Tilbud.pdf'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['faktura\u202Efdp.exe', 'fakturafdp.exe'],
    ['pris: 5 < 7 | "nu"?.txt', 'pris_ 5 _ 7 _ _nu__.txt'],
    ['.htaccess', 'htaccess'],
    ['tilbud.pdf. . ', 'tilbud.pdf'],
    ['A\u030Arhus.txt', 'Århus.txt'],
    ['..', 'dokument'],
    ['æøå 日本 😀.txt', 'æøå 日本 😀.txt'],
  ])('%j → %j', async (given, name) => {
    const { status, body } = await attach(`customerId=${await aCustomer()}`, given, 'x');
    expect([status, body.name]).toEqual([200, name]);
    const opened = await world.admin.get(`/api/documents/${body.id}/content`);
    const encoded = String(opened.headers['content-disposition']).split("''")[1];
    expect(decodeURIComponent(encoded ?? '')).toBe(name);
  });
});

describe('only harmless kinds open in the browser, and only when name and bytes agree', () => {
  it.each([
    ['a.png', PNG, 'image/png', 'inline'],
    ['a.JPEG', Buffer.from('ffd8ffe0', 'hex'), 'image/jpeg', 'inline'],
    ['a.gif', Buffer.from('GIF89a..'), 'image/gif', 'inline'],
    ['a.webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'image/webp', 'inline'],
    ['a.pdf', Buffer.from('%PDF-1.7 …'), 'application/pdf', 'inline'],
    ['a.txt', Buffer.from('blåbær'), 'text/plain; charset=utf-8', 'inline'],
    ['a.txt', Buffer.from('blåbær', 'latin1'), 'text/plain; charset=windows-1252', 'inline'],
    ['a.txt', Buffer.from('a\0b'), 'application/octet-stream', 'attachment'],
    ['a.png', Buffer.from('<script>alert(1)</script>'), 'application/octet-stream', 'attachment'],
    ['a.html', Buffer.from('<script>alert(1)</script>'), 'application/octet-stream', 'attachment'],
    ['a.svg', Buffer.from('<svg onload="alert(1)"/>'), 'application/octet-stream', 'attachment'],
    ['mail.eml', Buffer.from('From: a@b.dk'), 'application/octet-stream', 'attachment'],
    ['a.png.exe', PNG, 'application/octet-stream', 'attachment'],
    ['uden endelse', PNG, 'application/octet-stream', 'attachment'],
  ])('%s', async (name, bytes, type, disposition) => {
    const { body } = await attach(`customerId=${await aCustomer()}`, name, bytes);
    const opened = await world.admin.get(`/api/documents/${body.id}/content`);
    expect(opened.headers['content-type']).toBe(type);
    expect(String(opened.headers['content-disposition'])).toMatch(new RegExp(`^${disposition};`));
  });
});

describe('a part of a document', () => {
  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
    ['bytes=5-2', 200, '0123456789', undefined],
    ['lines=1-2', 200, '0123456789', undefined],
  ])('%s', async (range, status, text, contentRange) => {
    const { body } = await attach(`customerId=${await aCustomer()}`, 'ti.bin', '0123456789');
    const answer = await world.admin.get(`/api/documents/${body.id}/content`, { range });
    expect([answer.status, answer.raw.toString(), answer.headers['content-range']]).toEqual([
      status,
      text,
      contentRange,
    ]);
    const etag = String(answer.headers.etag);
    const again = await world.admin.get(`/api/documents/${body.id}/content`, { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });
});

describe('over a real connection', () => {
  async function listening(): Promise<number> {
    if (!world.app.server.listening) await world.app.listen({ port: 0, host: '127.0.0.1' });
    return (world.app.server.address() as AddressInfo).port;
  }

  /** Sends generated bytes; answers status, JSON, and the largest memory seen on the way. */
  async function send(path: string, bytes: number, headers: Record<string, string>): Promise<Sent> {
    const port = await listening();
    const held = watchMemory();
    const chunk = Buffer.alloc(64 * 1024, 7);
    async function* generated() {
      for (let left = bytes; left > 0; left -= chunk.length) {
        held.look(chunk.length);
        yield left >= chunk.length ? chunk : chunk.subarray(0, left);
      }
    }
    return new Promise((resolve, reject) => {
      const request = httpRequest({
        port,
        method: 'POST',
        path,
        headers: { cookie: world.admin.cookie, 'content-type': 'application/octet-stream', ...headers },
      });
      request.on('response', (response) => {
        readAll(response).then(
          (body) =>
            resolve({ status: response.statusCode, body: JSON.parse(body.toString()), peak: held.peak }),
          reject,
        );
      });
      request.on('error', reject);
      Readable.from(generated(), { objectMode: false }).pipe(request);
    });
  }

  it('50 MB go in and out with flat memory', async () => {
    const customer = await aCustomer();
    const path = `/api/documents?customerId=${customer}&name=stor.bin`;
    const sent = await send(path, 50 * MB, { 'content-length': String(50 * MB) });
    expect(sent.status).toBe(200);
    expect(sent.body.size).toBe(50 * MB);
    expect(sent.peak).toBeLessThan(16 * MB);

    const port = await listening();
    const hash = createHash('sha256');
    const held = watchMemory();
    await new Promise<void>((resolve, reject) => {
      const path = `/api/documents/${sent.body.id}/content`;
      httpRequest({ port, path, headers: { cookie: world.admin.cookie } }, (response) => {
        expect(response.headers['content-length']).toBe(String(50 * MB));
        response.on('data', (chunk) => {
          hash.update(chunk);
          held.look(chunk.length);
        });
        response.on('end', resolve).on('error', reject);
      })
        .on('error', reject)
        .end();
    });
    expect(hash.digest('hex')).toBe(sent.body.sha256);
    expect(held.peak).toBeLessThan(16 * MB);
  });

  it.each([
    ['announced', { 'content-length': String(60 * MB) }],
    ['found out on the way', { 'transfer-encoding': 'chunked' }],
  ])('60 MB are refused so that the sender hears it; nothing is left: %s', async (_how, headers) => {
    const customer = await aCustomer();
    const sent = await send(`/api/documents?customerId=${customer}&name=a.bin`, 60 * MB, headers as never);
    expect([sent.status, sent.body.error.id]).toEqual([413, 'file-too-large']);
    expect(await readdir(join(world.dataDir, 'documents', 'tmp')).catch(() => [])).toEqual([]);
  });

  it('an upload that is cut off leaves nothing', async () => {
    const customer = await aCustomer();
    const socket = connect(await listening(), '127.0.0.1');
    socket.write(
      `POST /api/documents?customerId=${customer}&name=halv.bin HTTP/1.1\r\nhost: x\r\ncookie: ${world.admin.cookie}\r\n` +
        `content-type: application/octet-stream\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(100_000)}`,
    );
    const drafts = join(world.dataDir, 'documents', 'tmp');
    await expect.poll(() => readdir(drafts).catch(() => [])).toHaveLength(1);
    socket.destroy();
    await expect.poll(() => readdir(drafts)).toEqual([]);
    expect((await world.admin.get(`/api/documents?customerId=${customer}`)).body.items).toEqual([]);
  });

  it('fewer bytes than announced are refused', async () => {
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/documents?customerId=${await aCustomer()}&name=kort.bin`,
      headers: {
        cookie: world.admin.cookie,
        'content-type': 'application/octet-stream',
        'content-length': '10',
      },
      payload: Readable.from([Buffer.from('12345')]),
    });
    expect([answer.statusCode, answer.json().error.id]).toEqual([400, 'upload-cut-off']);
  });
});

it('sweeps old drafts at the next start, and leaves those that still grow', async () => {
  const drafts = join(world.dataDir, 'documents', 'tmp');
  await mkdir(drafts, { recursive: true });
  await writeFile(join(drafts, 'old'), 'x');
  await writeFile(join(drafts, 'young'), 'x');
  onTestFinished(() => rm(join(drafts, 'young')));
  const hourAgo = Date.now() / 1000 - 3600;
  await utimes(join(drafts, 'old'), hourAgo, hourAgo);
  await (await world.sibling()).ready();
  expect(await readdir(drafts)).toEqual(['young']);
});

interface Sent {
  status: number | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the app checks its answers against their schemas
  body: any;
  peak: number;
}

/** The most memory that buffers held at once, garbage not counted: looked at after every 4 MB that passed. */
function watchMemory(): { look(bytes: number): void; peak: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().arrayBuffers;
  let passed = 0;
  return {
    peak: 0,
    look(bytes) {
      passed += bytes;
      if (passed < 4 * MB) return;
      passed = 0;
      collect();
      this.peak = Math.max(this.peak, process.memoryUsage().arrayBuffers - before);
    },
  };
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks);
}
