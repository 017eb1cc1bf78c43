// Any damage to any mail: no crash, no hang, and nothing that a page or PostgreSQL could not take.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAddresses, readAddress } from '../../src/server/mail/addresses.ts';
import { fingerprint } from '../../src/server/mail/fingerprint.ts';
import { forwardedFrom } from '../../src/server/mail/forwarded.ts';
import { readHeaders } from '../../src/server/mail/headers.ts';
import { decodeWords } from '../../src/server/mail/headers-words.ts';
import { sanitiseMail } from '../../src/server/mail/html.ts';
import { parseMail, readBounce } from '../../src/server/mail/parse.ts';
import { textOfHtml } from '../../src/server/mail/parse-html-text.ts';
import { mailParser } from '../../src/server/mail/parser.ts';
import { ownText } from '../../src/server/mail/reply-text.ts';
import { CORPUS } from '../mails/corpus.ts';
import { msgFile } from '../mails/msg-file.ts';

const SMALL = CORPUS.map(({ raw }) => raw).filter((raw) => raw.length < 20_000);
/** Pieces that mean something to a mail: damage made of them goes deeper than random bytes do. */
const PIECES = [
  '\r\n',
  '\n\n',
  '\r',
  '\0',
  '--',
  '=?utf-8?Q?',
  '?=',
  '"',
  '<',
  '>',
  '(',
  ',',
  ';',
  ':',
  '=',
  '\xff',
  '\xe6',
].map((text) => Buffer.from(text, 'latin1'));

const mutated = fc
  .tuple(
    fc.constantFrom(...SMALL),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(60),
        put: fc.oneof(
          fc.constantFrom(...PIECES),
          fc.uint8Array({ maxLength: 8 }).map((each) => Buffer.from(each)),
        ),
        times: fc.integer({ min: 1, max: 20 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([raw, changes]) =>
    changes.reduce((bytes, { at, drop, put, times }) => {
      const place = Math.floor(at * bytes.length);
      return Buffer.concat([
        bytes.subarray(0, place),
        ...Array(times).fill(put),
        bytes.subarray(place + drop),
      ]);
    }, raw),
  );

const UNFIT = /[\p{Cs}\0\u202a-\u202e\u2066-\u2069]/u;

describe('a damaged mail', () => {
  it('is read without a crash or a hang', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (raw) => {
        const started = performance.now();
        const headers = readHeaders(raw);
        const parsed = await parseMail(raw);
        const { own } = ownText(parsed.text);
        const from = forwardedFrom(headers.subject, parsed.text, parsed);
        readBounce(raw);
        const shown = sanitiseMail(parsed.html ?? '');
        expect(fingerprint(headers, raw)).toMatch(/^[0-9a-f]{64}$/);
        const parties = [
          headers.from,
          headers.sender,
          from,
          ...headers.to,
          ...headers.cc,
          ...headers.replyTo,
        ];
        for (const party of parties) {
          if (party) expect(readAddress(party.address)).toBe(party.address);
        }
        const lines = [headers.subject, headers.messageId ?? '', ...headers.references];
        for (const line of [...lines, ...parsed.attachments.map(({ name }) => name)]) {
          expect(line).not.toMatch(/[\r\n]/);
          expect(line).not.toMatch(UNFIT);
        }
        expect(`${parsed.text}${parsed.html ?? ''}${own}`).not.toMatch(UNFIT);
        expect(shown.html).not.toMatch(/<script|<iframe|<svg| on\w+=| src="http/i);
        expect(performance.now() - started).toBeLessThan(5000);
      }),
      { numRuns: 500 },
    );
  }, 120_000);
});

describe('a damaged .msg', () => {
  const parser = mailParser({ timeoutMs: 3000, memoryMb: 128 });
  afterAll(() => parser.end());
  const whole = msgFile({
    subject: 'Tilbud på køkken',
    body: 'Hej '.repeat(300),
    sender: { name: 'Søren', address: 'soeren@koekken.example' },
    recipients: [{ name: 'Jens', address: 'jens@vinduer.example' }],
    attachments: [{ name: 'a.pdf', content: Buffer.alloc(9000, 'x') }],
  });
  // Where the file says how it is built is where damage goes deepest: its header, tables and directory.
  const places = fc.oneof(fc.nat(1024), fc.nat(whole.length - 1));
  const changes = fc.array(fc.tuple(places, fc.nat(255)), { minLength: 1, maxLength: 6 });

  it('is answered in time, and the next mail is read', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(whole.length), async (bytes, cut) => {
        const damaged = Buffer.from(whole);
        for (const [at, byte] of bytes) damaged[at] = byte;
        const started = performance.now();
        const { headers, parsed } = await parser.parseMsg(cut % 4 === 0 ? damaged.subarray(0, cut) : damaged);
        expect([null, 'unreadable', 'too-slow', 'too-much-memory']).toContain(parsed.fault);
        expect(
          `${headers.subject}${parsed.text}${parsed.attachments.map(({ name }) => name).join('')}`,
        ).not.toMatch(UNFIT);
        expect(performance.now() - started).toBeLessThan(10_000);
      }),
      { numRuns: 60 },
    );
    expect((await parser.parseMsg(whole)).parsed.text).toContain('Hej Hej');
  }, 300_000);
});

describe('any text', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        'Fra: ',
        'Sendt: ',
        'Til: ',
        'Emne: x',
        '\n',
        '\n\n',
        '> ',
        'Den 1. maj skrev a@b.dk:',
        '-----Oprindelig meddelelse-----',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
    { maxLength: 40 },
  );

  it('is own text and quote together, and own is empty only where it is', () => {
    fc.assert(
      fc.property(words, (pieces) => {
        const text = pieces.join('');
        const { own, quoted } = ownText(text);
        const bare = (each: string) => each.replace(/\s+/g, '');
        expect(bare(own) + bare(quoted)).toBe(bare(text));
        expect(own === '').toBe(text.trim() === '');
      }),
    );
  });

  it('never makes an address out of nothing, nor two out of a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { address } of parseAddresses(text))
          expect(text.toLowerCase().normalize('NFC')).toContain(address.split('@')[0]);
        decodeWords(text);
      }),
    );
  }, 30_000);
});

// One megabyte of each: what grows with the square of its length shows here as minutes.
describe('a bomb of one megabyte', () => {
  const bombs = [
    '<div>',
    '<svg>',
    '<',
    '<a',
    '<!--',
    '&',
    '<style>',
    '<blockquote>',
    '<b></i>',
    '\n',
    ' ',
    'a ',
    '> ',
    '-----',
    'Fra: a\n',
    'Den 1 a\n',
    '(',
    '"',
    '=?',
    '<a@',
    '@',
    ',',
  ];
  it.each(bombs)(
    'of %j',
    (piece) => {
      const bomb = piece.repeat(1_000_000 / piece.length);
      const started = performance.now();
      textOfHtml(bomb);
      ownText(bomb.slice(0, 256_000));
      forwardedFrom('VS: x', bomb);
      sanitiseMail(bomb);
      readHeaders(Buffer.from(`From: ${bomb}\r\n\r\n`));
      readHeaders(Buffer.from(`References: ${bomb}\r\n\r\n`));
      readHeaders(Buffer.from(`Subject: ${bomb}\r\n\r\n`));
      expect(performance.now() - started).toBeLessThan(6000);
    },
    20_000,
  );
});
