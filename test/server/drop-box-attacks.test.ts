// What others try with the drop-box: to send through it, past it, too much of it; byte by byte where a mail program is
// too well-behaved.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import fc from 'fast-check';
import nodemailer from 'nodemailer';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { DropBox } from '../../src/server/mail/drop-box.ts';
import { DOMAIN, dropBoxOf, letter, sendTo, Talk } from '../helpers/drop-box.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld({ dropBoxDomain: DOMAIN });
const open: DropBox[] = [];
const talks: Talk[] = [];
let own = '';
const US = 'adm@nordlys.dk';

async function box(...given: Parameters<typeof dropBoxOf> extends [unknown, ...infer Rest] ? Rest : never) {
  const made = await dropBoxOf(world, ...given);
  open.push(made);
  return made;
}
function talk(port: number): Talk {
  const made = new Talk(port);
  talks.push(made);
  return made;
}
const mails = async () =>
  (await world.database.reader.selectFrom('mail').select(['subject', 'size']).execute()).map(
    (row) => row.subject,
  );

beforeAll(async () => {
  const { body } = await world.admin.post('/api/drop-box/address', { replaces: null });
  own = body.own.address;
});
afterEach(async () => {
  for (const one of talks.splice(0)) one.end();
  await Promise.all(open.splice(0).map((one) => one.close()));
});

it('relays nothing: every way of naming somebody else is refused, every whole address of ours is taken', async () => {
  const { port } = await box();
  const local = own.slice(0, own.indexOf('@'));
  const one = talk(port);
  await one.reply();
  await one.say('EHLO test.example');
  expect(await one.say(`MAIL FROM:<${US}>`)).toMatch(/^250 /);
  for (const address of [
    'kunde@firma.dk',
    `${own}.evil.com`,
    `${local}@evil.com`,
    `${local}@${DOMAIN}.dk`,
    `${local}@x${DOMAIN}`,
    `${local}@nordlys.dk`,
    `kunde%firma.dk@${DOMAIN}`,
    `${local}%${DOMAIN}@${DOMAIN}`,
    `firma.dk!kunde@${DOMAIN}`,
    `"${local}"@${DOMAIN}`,
    `"kunde@firma.dk"@${DOMAIN}`,
    `"${local}@${DOMAIN}"@evil.com`,
    `${local}@${DOMAIN}@evil.com`,
    `@evil.com:${own}`,
    `@${DOMAIN}:kunde@firma.dk`,
    `@a.dk,@b.dk:${own}`,
    `${local}+x@${DOMAIN}`,
    `x${own}`,
    `${local.slice(0, -1)}@${DOMAIN}`,
    `${local.slice(0, 5)}@${DOMAIN}`,
    `${local}@[127.0.0.1]`,
    `${local}`,
    `${own}.`,
    ` ${own}\0`,
    `${own}, kunde@firma.dk`,
    `${own}> <kunde@firma.dk`,
    `${local.replace('k', '\u212a')}@${DOMAIN}\u200b`,
    'postmaster',
    `postmaster@${DOMAIN}`,
    `abuse@${DOMAIN}`,
    '%',
    '_',
    '',
  ]) {
    expect(await one.say(`RCPT TO:<${address}>`), address).toMatch(/^5\d\d /);
  }
  expect(await one.say('DATA')).toMatch(/^503 /);
  expect(await one.say(`RCPT TO:<${own.toUpperCase()}>`)).toMatch(/^250 /);
  expect(await one.say('AUTH PLAIN AGFkbQBzZWNyZXQ=')).toMatch(/^500 /);
  expect(await one.say('VRFY adm')).not.toContain('nordlys');
  expect(await one.say('EXPN adm')).toMatch(/^500 /);
  expect(await one.say('XCLIENT ADDR=10.0.0.1')).toMatch(/^5\d\d /);
});

it('says what it can do, and no more', async () => {
  const { port } = await box();
  const one = talk(port);
  expect(await one.reply()).toBe(`220 ${DOMAIN} ESMTP Opfolg`);
  const said = await one.say('EHLO test.example');
  expect(said).toContain('SIZE 52428800');
  expect(said).not.toMatch(/AUTH|STARTTLS|XCLIENT|DSN/);
});

it('a mail cannot hide a second one behind a line that only looks like its end', async () => {
  const { port } = await box();
  const before = await mails();
  for (const [at, end] of [
    '\n.\n',
    '\r\n.\n',
    '\n.\r\n',
    '\r.\r',
    '\r\n.\r',
    '\n\n..\n',
    '\r\n\0.\r\n',
  ].entries()) {
    const one = talk(port);
    expect(await one.begin(US, own)).toMatch(/^354 /);
    const second = `MAIL FROM:<${US}>\r\nRCPT TO:<${own}>\r\nDATA\r\n${letter({ id: `two${at}`, subject: 'Smuglet' })}`;
    one.write(letter({ id: `smuggle${at}`, subject: 'Ydre' }) + end + second);
    one.write('\r\n.\r\n');
    expect(await one.reply(), JSON.stringify(end)).toMatch(/^250 /);
    expect(await one.say('NOOP')).toMatch(/^250 /);
    one.end();
  }
  const after = (await mails()).slice(before.length);
  expect(after).toEqual(Array.from({ length: 7 }, () => 'Ydre'));
});

it('says 552 to a mail that is too large, before and after it came', async () => {
  const { port } = await box();
  const one = talk(port);
  await one.reply();
  await one.say('EHLO test.example');
  expect(await one.say(`MAIL FROM:<${US}> SIZE=60000000`)).toMatch(/^552 5\.3\.4 /);
  await one.say(`MAIL FROM:<${US}>`);
  await one.say(`RCPT TO:<${own}>`);
  await one.say('DATA');
  one.write(letter({ id: 'large' }));
  const line = Buffer.from(`${'x'.repeat(998)}\r\n`.repeat(1000));
  for (let i = 0; i < 54; i += 1) one.write(line);
  one.write('\r\n.\r\n');
  expect(await one.reply()).toMatch(/^552 /);
  // The connection serves on, and only so many bytes are held for all of them together.
  expect(await one.say('NOOP')).toMatch(/^250 /);
  expect(await mails()).not.toContain('Brev large');
  const narrow = await box({ limits: { bytes: 100_000 } });
  const crowded = letter({ id: 'crowded', body: 'x'.repeat(90_000) });
  expect(await sendTo(narrow.port, US, own, crowded + crowded)).toMatch(/^451 /);
  expect(await sendTo(narrow.port, US, own, crowded)).toMatch(/^250 /);
  expect(await sendTo(narrow.port, US, own, letter({ id: 'after' }))).toMatch(/^250 /);
});

it('bounds commands, lines, guesses, mails and connections of one client', async () => {
  const limits = { commands: 12, refusals: 3, mails: 40, connectionsPerClient: 3 };
  const { port } = await box({ limits });
  const idle = talk(port);
  await idle.reply();
  const many = Array.from({ length: 20 }, () => idle.say('NOOP'));
  expect((await Promise.all(many)).filter((reply) => reply.startsWith('250')).length).toBe(12);
  const long = talk(port);
  await long.reply();
  long.write(`EHLO ${'x'.repeat(3000)}\r\n`);
  expect(await long.reply()).toMatch(/^421 /);
  const endless = talk(port);
  await endless.reply();
  endless.write('y'.repeat(200_000));
  expect(await endless.reply()).toMatch(/^421 /);

  const held = [talk(port), talk(port), talk(port)];
  for (const one of held) expect(await one.reply()).toMatch(/^220 /);
  expect(await talk(port).reply()).toMatch(/^421 .*Too many connections/);
  for (const one of held) one.end();

  const guesses = [];
  for (let i = 0; i < 4; i += 1) guesses.push(await sendTo(port, US, `mail+${i}@${DOMAIN}`, 'x'));
  expect(guesses.map((reply) => reply.slice(0, 3))).toEqual(['550', '550', '550', '421']);
  expect(await talk(port).reply()).toMatch(/^421 /);
});

it('gives a client that is too slow its connection back to others', async () => {
  const { port } = await box({ limits: { idleMs: 300, mailMs: 600 } });
  const silent = talk(port);
  await silent.reply();
  expect(await silent.reply()).toMatch(/^421 /);
  const slow = talk(port);
  await slow.begin(US, own);
  const drip = setInterval(() => slow.write('x'), 50);
  await slow.reply();
  clearInterval(drip);
  await expect.poll(() => slow.closed).toBe(true);
  expect(await sendTo(port, US, own, letter({ id: 'next' }))).toMatch(/^250 /);
});

it('encrypts with the given certificate, and what was slipped in before it is forgotten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opfolg-tls-'));
  try {
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const request = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=${DOMAIN}`;
    execFileSync('openssl', [...request.split(' '), '-keyout', keyFile, '-out', certFile], {
      stdio: 'ignore',
    });
    const { port } = await box({ tls: { keyFile, certFile } });
    const transport = nodemailer.createTransport({
      host: '127.0.0.1',
      port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
    });
    const sent = await transport.sendMail({ envelope: { from: US, to: own }, raw: letter({ id: 'tls' }) });
    expect(sent.response).toMatch(/^250 /);
    transport.close();

    const one = talk(port);
    await one.reply();
    expect(await one.say('EHLO test.example')).toContain('STARTTLS');
    one.write('STARTTLS\r\nRSET\r\nMAIL FROM:<evil@evil.com>\r\n');
    expect(await one.reply()).toMatch(/^220 /);
    one.socket.removeAllListeners('data');
    const secured = connectTls({ socket: one.socket, rejectUnauthorized: false });
    const heard: string[] = [];
    secured.on('data', (chunk) => heard.push(String(chunk)));
    secured.on('error', () => heard.push('broke off'));
    await new Promise((resolve) => secured.once('secureConnect', resolve).once('error', resolve));
    if (!heard.includes('broke off')) {
      secured.write('RCPT TO:<x@y.dk>\r\n');
      await expect.poll(() => heard.join('')).toMatch(/^503 /);
    }
    secured.destroy();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('whatever stands in its lines, it answers with a code or hangs up, and serves the next', async () => {
  const { port } = await box({ limits: { refusals: 1e9, connects: 1e9, mails: 1e9 } });
  const before = (await mails()).length;
  const word = fc.constantFrom(
    ...[
      'MAIL FROM:',
      'RCPT TO:',
      'DATA',
      'EHLO',
      'HELO',
      'RSET',
      'NOOP',
      'QUIT',
      'STARTTLS',
      'BDAT 10 LAST',
      'LHLO x',
    ],
    ...[
      '<>',
      `<${US}>`,
      '<a@b.dk>',
      ' SIZE=1',
      ' SIZE=-1',
      ' BODY=8BITMIME',
      ' SMTPUTF8',
      ' AUTH=<>',
      '@',
      ':',
      '<',
      '>',
    ],
    ...['\t', ' ', '\0', '\xff\xfe', '=', '+0D+0A', '\x1b[2J', 'x'.repeat(600)],
  );
  const line = fc
    .array(fc.oneof(word, fc.string({ maxLength: 20 })), { maxLength: 6 })
    .map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const socket = connect(port, '127.0.0.1');
      let heard = '';
      socket
        .on('error', () => undefined)
        .on('data', (chunk) => {
          if (heard === '') socket.end(`${lines.join('\r\n')}\r\nQUIT\r\n`, 'latin1');
          heard += chunk.toString('latin1');
        });
      await new Promise((resolve) => socket.once('close', resolve));
      for (const reply of heard.split('\r\n').filter(Boolean))
        expect(reply).toMatch(/^[245]\d\d[ -][\x20-\x7e]*$|^354 /);
    }),
    { numRuns: 25 },
  );
  expect((await mails()).length).toBe(before);
  expect(await sendTo(port, US, own, letter({ id: 'sane' }))).toMatch(/^250 /);
});

it('takes every byte as it came: long lines, lone CR and LF, dots, NUL and all', async () => {
  const { port } = await box({ limits: { mails: 1e9 } });
  const one = talk(port);
  await one.reply();
  await one.say('EHLO test.example');
  const sent = new Map<string, string>();
  for (let i = 0; i < 40; i += 1) {
    const odd = randomBytes(3000)
      .toString('latin1')
      .replaceAll('\n', i % 2 ? '\r\n' : '\n');
    const lines = ['.', '..', '...', '.x', '\r', '\0', '\rx', odd, '.'.repeat(i), 'x'.repeat(5000)].join(
      '\r\n',
    );
    const raw = Buffer.from(`${letter({ id: `odd${i}`, subject: `Ulige ${i}` })}${lines}\r\n`, 'latin1');
    sent.set(`Ulige ${i}`, createHash('sha256').update(raw).digest('hex'));
    await one.say(`MAIL FROM:<${US}>`);
    await one.say(`RCPT TO:<${own}>`);
    await one.say('DATA');
    const stuffed = Buffer.from(raw.toString('latin1').replace(/(^|\r\n)\./g, '$1..'), 'latin1');
    // In pieces of many lengths, so that each mark is cut in two somewhere.
    for (let at = 0; at < stuffed.length; at += 700 + i) one.write(stuffed.subarray(at, at + 700 + i));
    one.write('.\r\n');
    expect(await one.reply()).toMatch(/^250 /);
  }
  const rows = await world.database.reader
    .selectFrom('mail')
    .select(['subject', 'sha256'])
    .where('subject', 'like', 'Ulige%')
    .execute();
  expect(new Map(rows.map(({ subject, sha256 }) => [subject, sha256]))).toEqual(sent);
});
