// The thread that reads mails: what breaks in it is answered with a reason, and the next mail is read.
import { afterAll, describe, expect, it } from 'vitest';
import { mailParser } from '../../src/server/mail/parser.ts';
import { headers, multipart, textPart } from '../mails/build.ts';
import { CORPUS } from '../mails/corpus.ts';
import { msgFile } from '../mails/msg-file.ts';

const raw = (text: string) => Buffer.from(text, 'latin1');
const simple = raw(headers() + textPart('Hej Søren'));
const parser = mailParser();
afterAll(() => parser.end());

describe('the thread', () => {
  it('reads a mail with its file, many at once, in order', async () => {
    const withFile = raw(
      headers() + multipart('mixed', [textPart('Se fil'), 'Content-Type: image/png; name=a.png\r\n\r\nabc']),
    );
    const answers = await Promise.all([parser.parse(simple), parser.parse(withFile), parser.parse(simple)]);
    expect(answers.map(({ text }) => text.trim())).toEqual(['Hej Søren', 'Se fil', 'Hej Søren']);
    expect(answers[1]!.attachments[0]!.content).toEqual(Buffer.from('abc'));
  });

  it('reads the whole corpus as the program itself would, none too slow', async () => {
    for (const { raw: bytes } of CORPUS) {
      const { fault } = await parser.parse(bytes);
      expect([null, 'too-many-parts', 'unreadable', 'encrypted']).toContain(fault);
    }
  }, 60_000);

  it('gives up on a mail that takes too long, and reads the next', async () => {
    const hasty = mailParser({ timeoutMs: 15_000 });
    expect((await hasty.parse(simple)).fault).toBeNull();
    const slow = mailParser({ timeoutMs: 1 });
    expect(await slow.parse(simple)).toMatchObject({ text: '', fault: 'too-slow' });
    expect((await hasty.parse(simple)).text.trim()).toBe('Hej Søren');
    await Promise.all([hasty.end(), slow.end()]);
  }, 30_000);

  it('gives up on a mail that takes too much memory, and reads the next', async () => {
    const small = mailParser({ memoryMb: 24 });
    const huge = raw(
      headers() +
        multipart(
          'mixed',
          Array.from({ length: 400 }, () => textPart('x '.repeat(40_000))),
        ),
    );
    expect(await small.parse(huge)).toMatchObject({ text: '', fault: 'too-much-memory' });
    expect((await small.parse(simple)).text.trim()).toBe('Hej Søren');
    await small.end();
  }, 30_000);

  it('hands files over whole, small ones and empty ones too, also of a mail that costs it its thread', async () => {
    const file = (bytes: string) =>
      `Content-Type: application/x\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`;
    const files = ['', 'a', '', 'b'.repeat(5_000_000), 'c'];
    const mail = raw(headers() + multipart('mixed', [textPart('Se filer'), ...files.map(file)]));
    for (let times = 0; times < 2; times += 1) {
      const { attachments, text } = await parser.parse(mail);
      expect(attachments.map(({ content }) => content.toString())).toEqual(files);
      expect(text.trim()).toBe('Se filer');
    }
  }, 30_000);

  it('does not try a mail of 100 MB, and reads the next', async () => {
    const started = performance.now();
    expect((await parser.parse(Buffer.alloc(100_000_000, 'a\n'))).fault).toBe('too-large');
    expect(performance.now() - started).toBeLessThan(2000);
    expect((await parser.parse(simple)).text.trim()).toBe('Hej Søren');
  }, 30_000);

  it('makes HTML harmless too', async () => {
    const shown = await parser.sanitise('<p onclick=x>Hej Søren<img src="https://a.example/1.gif"></p>');
    expect(shown).toEqual({
      html: '<p>Hej Søren<img data-remote="https://a.example/1.gif" /></p>',
      remoteImages: 1,
    });
  });

  it('does not begin on more than it may read', async () => {
    expect((await parser.parse(Buffer.alloc(36_000_000))).fault).toBe('too-large');
  });

  it('ends twice, and before it began', async () => {
    const unused = mailParser();
    await unused.end();
    await unused.end();
    expect((await unused.parse(simple)).fault).toBeNull();
    await unused.end();
  });
});

describe('an Outlook .msg file', () => {
  it('gives headers, text and files', async () => {
    const file = msgFile({
      subject: 'Tilbud på køkken',
      body: 'Hej Jens\r\nSe tilbud.',
      sender: { name: 'Søren Åbo', address: 'Soeren@Koekken.example' },
      recipients: [{ name: 'Jens Due', address: 'jens@vinduer.example' }],
      messageId: '<msg-1@koekken.example>',
      attachments: [{ name: 'Køkken.pdf', content: Buffer.from('%PDF') }],
    });
    const { headers: read, parsed } = await parser.parseMsg(file);
    expect(read).toMatchObject({
      subject: 'Tilbud på køkken',
      from: { address: 'soeren@koekken.example', name: 'Søren Åbo' },
      to: [{ address: 'jens@vinduer.example', name: 'Jens Due' }],
      messageId: 'msg-1@koekken.example',
    });
    expect(parsed).toMatchObject({
      text: 'Hej Jens\nSe tilbud.',
      fault: null,
      attachments: [{ name: 'Køkken.pdf' }],
    });
    expect(parsed.attachments[0]!.content.toString()).toBe('%PDF');
  });

  it('reads its transport headers where it has them', async () => {
    const file = msgFile({
      subject: 'x',
      body: 'Hej',
      transport:
        'From: Lars <lars@k.example>\r\nTo: j@v.example\r\nSubject: SV: Ordre\r\nMessage-ID: <t@k.example>\r\nDate: Tue, 24 Nov 2026 09:30:00 +0100\r\nAuto-Submitted: auto-replied\r\n',
    });
    expect((await parser.parseMsg(file)).headers).toMatchObject({
      subject: 'SV: Ordre',
      from: { address: 'lars@k.example' },
      messageId: 't@k.example',
      automatic: 'auto-reply',
    });
  });

  it('answers «unreadable» for anything else, and for a damaged one an answer in time', async () => {
    expect((await parser.parseMsg(simple)).parsed.fault).toBe('unreadable');
    const hasty = mailParser({ timeoutMs: 2000, memoryMb: 128 });
    const whole = msgFile({ subject: 'x', body: 'Hej '.repeat(500) });
    for (let seed = 1; seed <= 25; seed += 1) {
      const damaged = Buffer.from(whole);
      for (let n = 0; n < 6; n += 1)
        damaged[(seed * 7919 + n * 104_729) % damaged.length] = (seed * 31 + n) % 256;
      expect((await hasty.parseMsg(damaged)).parsed).toHaveProperty('fault');
    }
    await hasty.end();
  }, 60_000);
});
