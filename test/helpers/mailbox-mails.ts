// Mails for a mailbox in tests, of every kind that is treated differently, and what must become of them.
import type { Outcome } from '../../src/server/mail/locations.ts';
import type { World } from './world.ts';

export const CUSTOMER_ADDRESS = 'kim@fjordbyg.dk';

/** The customer whose mail is journalled. */
export async function fjordbyg(world: World): Promise<void> {
  const customer = await world.customer('Fjordbyg A/S');
  await world.contact(customer.id, 'Kim Fjord', { emails: [CUSTOMER_ADDRESS] });
}

const SENDER = {
  whole: `Kim Fjord <${CUSTOMER_ADDRESS}>`,
  headers: 'Ukendt Afsender <nogen@ukendt-firma.dk>',
  internal: 'Bo <bo@nordlys.dk>',
} satisfies Partial<Record<Outcome, string>>;

export type Kind = keyof typeof SENDER;

/** One mail, with Danish letters and a body of this many lines. */
export function mail(kind: Kind, name: string, lines = 5): string {
  const body = Array.from({ length: lines }, (_, i) => `Linje ${i}: blåbærgrød på Ærø`);
  return [
    `From: ${SENDER[kind]}`,
    'To: Anne Admin <adm@nordlys.dk>',
    `Subject: =?utf-8?q?Tilbud_p=C3=A5_${name}?=`,
    `Message-ID: <${name}@test.dk>`,
    'Date: Mon, 16 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...body,
    '',
  ].join('\r\n');
}

/** This many mails in a row, of all kinds. */
export function mails(prefix: string, count: number): { whole: number; headers: number; all: string[] } {
  const kinds: Kind[] = ['whole', 'whole', 'headers', 'internal'];
  const all = Array.from({ length: count }, (_, i) => mail(kinds[i % 4]!, `${prefix}-${i}`, 1 + (i % 40)));
  const every = (kind: Kind) =>
    Array.from({ length: count }, (_, i) => kinds[i % 4]).filter((k) => k === kind).length;
  return { all, whole: every('whole'), headers: every('headers') };
}

/** Waits until a question is answered with yes. */
export async function until(what: string, ask: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await ask())) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
