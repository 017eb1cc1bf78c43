// Mails sent in by a person, and how they stand when the journal has settled them.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Answer, Person } from './world.ts';

interface Letter {
  from: string;
  to?: string;
  subject?: string;
  body?: string;
  date?: string;
  id?: string;
  answers?: string;
  more?: string[];
  /** a name: a small file is attached */
  file?: string;
}

let count = 0;

/** The bytes of a mail; a Message-ID of its own unless given. */
export function letter({
  from,
  to = 'sæl@nordlys.dk',
  subject = 'Emne',
  body = 'Tekst',
  ...given
}: Letter): string {
  count += 1;
  const part = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', body];
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${given.date ?? 'Mon, 23 Nov 2026 09:30:00 +0100'}`,
    `Message-ID: <${given.id ?? `letter${count}@test.example`}>`,
    ...(given.answers ? [`In-Reply-To: <${given.answers}>`] : []),
    ...(given.more ?? []),
    'MIME-Version: 1.0',
  ];
  if (given.file === undefined) return [...head, ...part].join('\r\n');
  const name = `filename*=utf-8''${encodeURIComponent(given.file)}`;
  const file = ['Content-Type: application/pdf', `Content-Disposition: attachment; ${name}`, '', 'indhold'];
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    ...part,
    '--b',
    ...file,
    '--b--',
    '',
  ].join('\r\n');
}

/** Sends it in; answers what was answered when the journal has settled it, a 404 when it was erased. */
export async function sendIn(by: Person, given: Letter, query = ''): Promise<Answer> {
  const sent = await by.upload(`/api/mail?name=mail.eml${query}`, letter(given));
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return settled(by, sent.body.mailId);
}

export async function settled(by: Person, id: number): Promise<Answer> {
  for (let i = 0; i < 400; i += 1) {
    const answer = await by.get(`/api/mail/${id}`);
    if (answer.body.state !== 'received') return answer;
    await sleep(15);
  }
  throw new Error(`mail ${id} was not settled`);
}
