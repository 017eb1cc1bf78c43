// The demo's outgoing mail server: whatever the address, the mail stays on this machine; no name leaves its folder.
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostOffice } from '../../demo/mail/post-office.ts';

const delivered: { user: string; folder: string; mail: string }[] = [];
let office: Awaited<ReturnType<typeof openPostOffice>>;

beforeAll(async () => {
  office = await openPostOffice({
    port: 0,
    mail: {
      async deliver(user, folder, mails) {
        for (const mail of mails) delivered.push({ user, folder, mail: mail.toString() });
      },
    },
  });
});
afterAll(() => office.close());

const send = (to: string[], raw = 'Subject: Hej\r\n\r\nHej Maria\r\n') =>
  createTransport({
    host: '127.0.0.1',
    port: office.port,
    ignoreTLS: true,
    auth: { user: 'kim@kunde.dk', pass: 'x' },
  }).sendMail({
    envelope: { from: 'kim@kunde.dk', to },
    raw,
  });

test('a mail comes into the mailbox of every recipient, signed in or not, with the marks of delivery', async () => {
  await send(['MKH@havbropak.dk', 'kim@kunde.dk']);
  expect(delivered.map(({ user, folder }) => [user, folder])).toEqual([
    ['mkh@havbropak.dk', 'INBOX'],
    ['kim@kunde.dk', 'INBOX'],
  ]);
  expect(delivered[0]!.mail).toMatch(
    /^Return-Path: <kim@kunde\.dk>\r\nDelivered-To: MKH@havbropak\.dk\r\nReceived: .+\r\nSubject: Hej\r\n\r\nHej Maria\r\n$/,
  );
});

test('an address that could name another folder is refused', async () => {
  const before = delivered.length;
  for (const address of ['../../x@y.dk', 'a/b@y.dk', '..@y.dk']) {
    await expect(send([address]), address).rejects.toThrow(/No such mailbox|5\d\d/);
  }
  expect(delivered.length).toBe(before);
});

test('a mail that is too large is refused', async () => {
  const before = delivered.length;
  await expect(
    send(['mkh@havbropak.dk'], `Subject: Stor\r\n\r\n${'x\r\n'.repeat(11_000_000)}`),
  ).rejects.toThrow(/552|large|size/i);
  expect(delivered.length).toBe(before);
});
