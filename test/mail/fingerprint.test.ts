// The same mail is the same wherever it is met; another one is not, even where it borrows the first one's id.
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/server/mail/fingerprint.ts';
import { readHeaders } from '../../src/server/mail/headers.ts';

const of = (text: string) => {
  const raw = Buffer.from(text);
  return fingerprint(readHeaders(raw), raw);
};
const mail = (given: Record<string, string>, body = 'Hej Jens\r\n') =>
  `${Object.entries({
    From: 'Lars <lars@k.example>',
    To: 'j@v.example',
    Subject: 'Tilbud',
    Date: 'Tue, 24 Nov 2026 09:30:00 +0100',
    ...given,
  })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}`;
const ID = { 'Message-ID': '<1@k.example>' };
const first = of(mail(ID));

describe('with a Message-ID', () => {
  it.each([
    ['another path', mail({ Received: 'from mx', 'Return-Path': '<a@b.example>', ...ID })],
    ['a gateway wrote into the subject', mail({ ...ID, Subject: '[EXTERNAL] Tilbud' })],
    ['another footer', mail(ID, 'Hej Jens\r\n\r\nSkannet for virus')],
    ['the name written otherwise', mail({ ...ID, From: 'LARS@K.example' })],
    ['the date in another zone', mail({ ...ID, Date: 'Tue, 24 Nov 2026 08:30:00 GMT' })],
    ['headers only', mail(ID).split('\r\n\r\n')[0]!],
  ])('the same: %s', (_, text) => expect(of(text)).toBe(first));

  it.each([
    ['the id borrowed by another sender', mail({ ...ID, From: 'ond@x.example' })],
    ['the id reused later', mail({ ...ID, Date: 'Tue, 24 Nov 2026 09:30:01 +0100' })],
    ['another id', mail({ 'Message-ID': '<2@k.example>' })],
  ])('another: %s', (_, text) => expect(of(text)).not.toBe(first));
});

describe('without a usable Message-ID', () => {
  const none = of(mail({}));

  it('white space does not count, nor the path', () => {
    expect(of(mail({ Received: 'from mx' }, 'Hej  Jens\n\n'))).toBe(none);
    expect(of(mail({ 'Message-ID': '<ingen>' }))).toBe(none);
  });

  it.each([
    ['the words', mail({}, 'Hej Jonas\r\n')],
    ['the subject', mail({ Subject: 'Ordre' })],
    ['the recipient', mail({ To: 'o@v.example' })],
    ['the date', mail({ Date: 'Wed, 25 Nov 2026 09:30:00 +0100' })],
  ])('another: %s', (_, text) => expect(of(text)).not.toBe(none));
});
