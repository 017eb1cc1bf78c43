// Mails out of mbox files: whatever the pieces in which the bytes come, in linear time, the cap told with its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMbox } from '../../src/server/mail/mbox.ts';

const CAP = 1000;

async function split(file: string, pieceOf = 7, cap = CAP) {
  const bytes = Buffer.from(file, 'latin1');
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceOf) yield bytes.subarray(at, at + pieceOf);
  }
  const found: { at: number; envelope: string; raw: string | undefined }[] = [];
  for await (const { at, envelope, raw } of splitMbox(pieces(), cap)) {
    found.push({ at, envelope, raw: raw?.toString('latin1') });
  }
  return found;
}
const raws = async (file: string, pieceOf?: number) => (await split(file, pieceOf)).map(({ raw }) => raw);

const LINE = 'From lars@nordbyg.example Mon Nov 23 09:00:00 2026\n';

describe('an mbox', () => {
  it('gives every mail with its place, and takes one > off what was quoted', async () => {
    const file = `${LINE}Subject: a\n\nHej\n>From Ærø\n>>From Fur\n\n${LINE}Subject: b\n\nTo\n`;
    for (const pieceOf of [1, 2, 7, 64, 1000]) {
      expect(await split(file, pieceOf)).toEqual([
        { at: 0, envelope: LINE.slice(5).trim(), raw: 'Subject: a\n\nHej\nFrom Ærø\n>From Fur\n' },
        { at: file.lastIndexOf(LINE), envelope: LINE.slice(5).trim(), raw: 'Subject: b\n\nTo\n' },
      ]);
    }
  });

  it('takes what other programs write: CRLF, «From -», a time zone, no time but headers', async () => {
    const heads = [
      'From - Mon Nov 23 09:00:00 2026',
      'From 17@xxx Mon Nov 23 09:00:00 +0000 2026',
      'From a@b.dk',
    ];
    const file = heads.map((head) => `${head}\r\nSubject: x\r\n\r\nHej\r\n\r\n`).join('');
    for (const pieceOf of [1, 5, 1000]) {
      expect(await raws(file, pieceOf)).toEqual(heads.map(() => 'Subject: x\r\n\r\nHej\r\n'));
    }
  });

  it('does not take prose for a mail', async () => {
    for (const prose of ['From now on we write.\nAnd so on.', 'x\nFrom a 09:00 2026', 'a From b']) {
      const mail = `Subject: a\n\n${prose}\n`;
      for (const pieceOf of [1, 9, 1000]) expect(await raws(`${LINE}${mail}\n`, pieceOf)).toEqual([mail]);
    }
  });

  it('tells what is too large with its place, and takes the next', async () => {
    const file = `${LINE}Subject: a\n\n${'a'.repeat(5000)}\n\n${LINE}Subject: b\n\n`;
    expect(await split(file, 100)).toMatchObject([{ at: 0, raw: undefined }, { raw: 'Subject: b\n' }]);
  });

  it('is the same whatever the pieces', async () => {
    const words = fc.constantFrom('From ', '>', LINE, 'Subject: x', '\n', '\r\n', '\n\n', 'a', 'From b 9:00');
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        async (all, size) => {
          const file = LINE + all.join('');
          expect(await split(file, size)).toEqual(await split(file, 100_000));
        },
      ),
    );
  });

  it.each([
    ['2-byte lines', 'a\n', 2000],
    ['quoted lines', '>From a\n', 20_000],
    ['empty lines', '\n', 2000],
    ['one line', 'a', 2000],
    ['quotes', '>', 2000],
    ['«From » in one line', 'From ', 20_000],
    ['mails of one line', `\n${LINE}`, 20_000],
  ])(
    'of 20 MB of %s takes linear time',
    async (_, piece, within) => {
      const block = Buffer.from(piece.repeat(Math.ceil(1_000_000 / piece.length)));
      async function* blocks() {
        yield Buffer.from(LINE);
        for (let n = 0; n < 20; n += 1) yield block;
      }
      const started = performance.now();
      let mails = 0;
      for await (const { raw } of splitMbox(blocks(), 50_000_000)) mails += raw ? 1 : 0;
      expect(mails).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(within);
    },
    60_000,
  );
});
