// Every mail of the corpus gives what must be read out of it, in bounded time.
import { expect, it } from 'vitest';
import { forwardedFrom } from '../../src/server/mail/forwarded.ts';
import { readHeaders } from '../../src/server/mail/headers.ts';
import { sanitiseMail } from '../../src/server/mail/html.ts';
import { parseMail, readBounce } from '../../src/server/mail/parse.ts';
import { ownText } from '../../src/server/mail/reply-text.ts';
import { CORPUS, type Expectation } from '../mails/corpus.ts';

/** What the mail is read as, in the words of the expectation. */
async function reading(raw: Buffer, wanted: Expectation) {
  const headers = readHeaders(raw);
  const parsed = await parseMail(raw);
  const shown = sanitiseMail(parsed.html ?? '');
  const bounce = readBounce(raw);
  const addresses = (parties: { address: string }[]) => parties.map(({ address }) => address);
  return {
    parsed,
    shown: shown.html,
    found: {
      subject: headers.subject,
      from: headers.from?.address ?? null,
      fromName: headers.from?.name ?? '',
      to: addresses(headers.to),
      cc: addresses(headers.cc),
      messageId: headers.messageId,
      references: headers.references,
      date: headers.date?.toISOString() ?? null,
      automatic: headers.automatic,
      returnPath: headers.returnPath,
      sensitivity: headers.sensitivity,
      dmarc: headers.authentication.dmarc,
      authserv: headers.authentication.authserv,
      attachments: parsed.attachments
        .map(({ name }) => name)
        .filter((name) => !name.endsWith('.ics') || wanted.attachments),
      fault: parsed.fault,
      forwardedFrom: forwardedFrom(headers.subject, parsed.text, parsed)?.address ?? null,
      own: ownText(parsed.text).own,
      failedIds: headers.failedMessageIds ?? [],
      failedRecipients: bounce?.recipients ?? null,
      calendar: parsed.calendar?.method ?? null,
      remoteImages: shown.remoteImages,
    } satisfies Omit<Required<Expectation>, 'text' | 'notText' | 'htmlHas' | 'shownWithout'>,
  };
}

it('holds at least 150 mails, each with its own name', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
});

it.each(CORPUS.map((mail) => [mail.name, mail] as const))(
  '%s',
  async (_, { raw, expect: wanted }) => {
    const started = performance.now();
    const { parsed, shown, found } = await reading(raw, wanted);
    const { text = [], notText = [], htmlHas = [], shownWithout = [], ...exact } = wanted;
    expect(found).toMatchObject({ fault: null, ...exact });
    for (const piece of text) expect(parsed.text).toContain(piece);
    for (const piece of notText) expect(parsed.text).not.toContain(piece);
    for (const piece of htmlHas) expect(parsed.html).toContain(piece);
    for (const piece of shownWithout) expect(shown.toLowerCase()).not.toContain(piece);
    const everything = JSON.stringify({ found, text: parsed.text, html: parsed.html });
    expect(everything).not.toMatch(/\\u0000|\\ud[89a-f]/);
    expect(performance.now() - started).toBeLessThan(8000);
  },
  20_000,
);
