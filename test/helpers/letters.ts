// Mails as tests write them, and sending them in as a person would.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { MailView } from '../../src/shared/mail.ts';
import type { Person } from './world.ts';

let count = 0;

interface Letter {
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  id?: string | null;
  answers?: string;
  date?: string;
  more?: string[];
  type?: string;
  body?: string;
}

/** The bytes of a mail; a Message-ID of its own unless given, none with `id: null`. */
export function letter(given: Letter): string {
  count += 1;
  const { from = 'Hans Bøg <hans@firma.dk>', to = 'sæl@nordlys.dk', subject = 'Tilbud på æbler' } = given;
  return [
    `From: ${encoded(from)}`,
    `To: ${encoded(to)}`,
    ...(given.cc ? [`Cc: ${encoded(given.cc)}`] : []),
    `Subject: ${encoded(subject)}`,
    `Date: ${given.date ?? 'Mon, 23 Nov 2026 09:30:00 +0100'}`,
    ...(given.id === null ? [] : [`Message-ID: <${given.id ?? `m${count}@test.example`}>`]),
    ...(given.answers ? [`In-Reply-To: <${given.answers}>`] : []),
    ...(given.more ?? []),
    'MIME-Version: 1.0',
    `Content-Type: ${given.type ?? 'text/plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    given.body ?? 'Kære Sælger\r\nVi vil gerne have pris på 40 kasser æbler.\r\n',
  ].join('\r\n');
}

/** A display name or subject with letters beyond ASCII as one encoded word; an address alone stays as it is. */
const encoded = (text: string) => {
  const [, words = '', rest = ''] = /^([^<]*?)( <[^>]*>)?$/.exec(text) ?? [];
  const plain = /^[\x20-\x7e]*$/.test(words) || words.includes('@');
  return (plain ? words : `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`) + rest;
};

/** Sends a mail file in, and answers the mail when the journal has settled it. */
export async function sendMail(by: Person, raw: string | Buffer, query = ''): Promise<MailView> {
  const answer = await by.upload(`/api/mail?name=mail.eml${query}`, raw);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return settledMail(by, answer.body.mailId);
}

/** The mail when the journal has settled it. */
export async function settledMail(by: Person, id: number): Promise<MailView> {
  for (let i = 0; i < 200; i += 1) {
    const { body } = await by.get(`/api/mail/${id}`);
    if (body.state !== 'received') return body;
    await sleep(25);
  }
  throw new Error(`mail ${id} was not settled`);
}
