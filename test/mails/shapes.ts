// Header shapes: addresses, dates, ids, verdicts, privacy; present, missing and wrong.
import { bytes, type CorpusMail, type Expectation, plain, rawMail, word } from './build.ts';

const from = (name: string, value: string | null, address: string | null, fromName?: string) =>
  plain(`from: ${name}`, { From: value }, 'Hej', {
    from: address,
    ...(fromName === undefined ? {} : { fromName }),
  });
const to = (name: string, value: string, addresses: string[]) =>
  plain(`to: ${name}`, { To: value }, 'Hej', { to: addresses });
const date = (value: string | null, iso: string | null) =>
  plain(`date: ${value ?? 'missing'}`, { Date: value }, 'Hej', { date: iso });
const id = (name: string, given: Record<string, string | null>, expect: Expectation) =>
  plain(`id: ${name}`, given, 'Hej', expect);
const verdict = (name: string, value: string, dmarc: string | null, authserv: string | null) =>
  plain(`verdict: ${name}`, { 'Authentication-Results': value }, 'Hej', { dmarc, authserv });

export const SHAPES: CorpusMail[] = [
  from('address only', 'Lars@NordByg.Example', 'lars@nordbyg.example', ''),
  from('comma unquoted', bytes('Sørensen, Lars <l@k.example>'), 'l@k.example', 'Sørensen, Lars'),
  from('comma quoted', '"Holm, Lars" <l@k.example>', 'l@k.example', 'Holm, Lars'),
  from('comma in an encoded word', `${word('Ågård, Lars')} <l@k.example>`, 'l@k.example', 'Ågård, Lars'),
  from('comment', 'l@k.example (Lars Holm)', 'l@k.example', 'Lars Holm'),
  from('name that is the address', '"l@k.example" <l@k.example>', 'l@k.example', ''),
  from('apostrophes around', "'Lars Holm' <l@k.example>", 'l@k.example', 'Lars Holm'),
  from('IDN', bytes('Lars <lars@købmand.example>'), 'lars@xn--kbmand-bya.example', 'Lars'),
  from(
    'another address in the name',
    '"direktoer@bank.example" <x@ond.example>',
    'x@ond.example',
    'direktoer@bank.example',
  ),
  from('parenthesis that never closes', 'Firma (afd. 1 <x@k.example>', 'x@k.example'),
  from('quote that never closes', '"Lars <x@k.example>', 'x@k.example'),
  from('bracket that never closes', 'Lars <x@k.example', 'x@k.example'),
  from('mailto', '<mailto:x@k.example>', 'x@k.example'),
  from('quoted local part', '"lars h"@k.example', null),
  from('two writers', 'a@k.example, b@k.example', 'a@k.example'),
  from('missing', null, null),
  from('empty', '<>', null),
  from('directory name of Exchange', 'Lars Holm </O=FIRMA/OU=ADM/CN=RECIPIENTS/CN=LH>', null),
  from(
    'control and bidi',
    bytes('La\u202ers\u0000\u0007 H\u2066olm <x@k.example>'),
    'x@k.example',
    'Lars Holm',
  ),
  to('group', 'Salg: a@k.example, "B" <b@k.example>;, c@k.example', [
    'a@k.example',
    'b@k.example',
    'c@k.example',
  ]),
  to('undisclosed', 'undisclosed-recipients:;', []),
  to('semicolons of Outlook', 'a@k.example; B <b@k.example>', ['a@k.example', 'b@k.example']),
  to('the same twice', 'a@k.example, A <A@K.example>', ['a@k.example']),
  to('folded', 'Anna <a@k.example>,\r\n\tBo <b@k.example>,\r\n "C, D"\r\n <c@k.example>', [
    'a@k.example',
    'b@k.example',
    'c@k.example',
  ]),
  to('no comma between', 'A <a@k.example> B <b@k.example>', ['a@k.example', 'b@k.example']),
  plain('to in two headers, and cc', { To: 'a@k.example\r\nTo: b@k.example', Cc: 'c@k.example' }, 'Hej', {
    to: ['a@k.example', 'b@k.example'],
    cc: ['c@k.example'],
  }),
  date('Tue, 24 Nov 2026 09:30:00 +0100', '2026-11-24T08:30:00.000Z'),
  date('24 Nov 2026 09:30 +0100', '2026-11-24T08:30:00.000Z'),
  date('Tue, 24 Nov 2026 09:30:00 +0100 (CET)', '2026-11-24T08:30:00.000Z'),
  date('Tue, 24 Nov 2026 09:30:00 CET', '2026-11-24T08:30:00.000Z'),
  date('tir, 12 maj 2026 09.30.00 +0200', '2026-05-12T07:30:00.000Z'),
  date('12 okt 26 09:30:00 +0200', '2026-10-12T07:30:00.000Z'),
  date('2026-11-24T09:30:00+01:00', '2026-11-24T08:30:00.000Z'),
  date('Tue Nov 24 09:30:00 2026', '2026-11-24T09:30:00.000Z'),
  date('Sun, 29 Mar 2026 02:30:00 +0100', '2026-03-29T01:30:00.000Z'),
  date('Tue, 31 Feb 2026 09:30:00 +0100', null),
  date('Tue, 24 Nov 2026 29:30:00 +0100', null),
  date('Thu, 01 Jan 1970 00:00:00 +0000', null),
  date('i morgen kl. 9', null),
  date('', null),
  date(null, null),
  id('missing', { 'Message-ID': null }, { messageId: null }),
  id('without brackets', { 'Message-ID': 'abc@k.example' }, { messageId: 'abc@k.example' }),
  id('without an @', { 'Message-ID': '<abc>' }, { messageId: null }),
  id('with spaces', { 'Message-ID': '<abc def@k.example>' }, { messageId: null }),
  id('folded', { 'Message-ID': '\r\n <abc@k.example>' }, { messageId: 'abc@k.example' }),
  id(
    'answer in prose',
    { 'In-Reply-To': 'Din mail fra mandag <svar@k.example> "Lars"' },
    { references: ['svar@k.example'] },
  ),
  id(
    'nearest first',
    { 'In-Reply-To': '<3@k.example>', References: '<1@k.example>\r\n <2@k.example>\r\n <3@k.example>' },
    { references: ['3@k.example', '2@k.example', '1@k.example'] },
  ),
  id(
    'at most 32',
    { References: Array.from({ length: 100 }, (_, n) => `<${n}@k.example>`).join('\r\n ') },
    { references: Array.from({ length: 32 }, (_, n) => `${99 - n}@k.example`) },
  ),
  verdict(
    'own server',
    'mx.vinduer.example; spf=pass smtp.mailfrom=k.example; dkim=pass; dmarc=pass header.from=k.example',
    'pass',
    'mx.vinduer.example',
  ),
  verdict(
    'Microsoft 365 names no server',
    'spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=k.example; dkim=pass;dmarc=pass action=none header.from=k.example;compauth=pass',
    'pass',
    null,
  ),
  verdict(
    'failed',
    'mx.vinduer.example; dmarc=fail (p=reject) header.from=k.example',
    'fail',
    'mx.vinduer.example',
  ),
  verdict('none', 'mx.vinduer.example; dmarc=none', 'none', 'mx.vinduer.example'),
  verdict('not asked', 'mx.vinduer.example; spf=pass', null, 'mx.vinduer.example'),
  verdict(
    'smuggled in a quote',
    'mx.vinduer.example; spf=fail smtp.mailfrom="x;dmarc=pass "@ond.example; dmarc=fail',
    'fail',
    'mx.vinduer.example',
  ),
  verdict(
    'two verdicts',
    'mx.vinduer.example; spf=fail smtp.mailfrom=x; dmarc=pass; dmarc=fail',
    'fail',
    'mx.vinduer.example',
  ),
  plain(
    'only the topmost verdict',
    {
      'Authentication-Results':
        'mx.vinduer.example; dmarc=fail\r\nAuthentication-Results: mx.vinduer.example; dmarc=pass',
    },
    'x',
    { dmarc: 'fail' },
  ),
  plain('private', { Sensitivity: 'Private' }, 'x', { sensitivity: 'private' }),
  plain('company-confidential', { Sensitivity: 'Company-Confidential' }, 'x', {
    sensitivity: 'company-confidential',
  }),
  plain('return path', { 'Return-Path': '<Bounce+1@K.example>' }, 'x', { returnPath: 'bounce+1@k.example' }),
  rawMail(
    'an mbox line in front',
    'From lars@k.example Tue Nov 24 09:30:00 2026\r\nFrom: l@k.example\r\nSubject: Fra mbox\r\n\r\nHej',
    { from: 'l@k.example', subject: 'Fra mbox', text: ['Hej'] },
  ),
  rawMail('blank lines in front', '\r\n\r\nFrom: l@k.example\r\nSubject: Sent\r\n\r\nHej', {
    from: 'l@k.example',
    text: ['Hej'],
  }),
  rawMail('no body', 'From: l@k.example\r\nSubject: Tom', { from: 'l@k.example', subject: 'Tom', text: [] }),
  rawMail(
    'headers in any case',
    'FROM: l@k.example\r\nsubject : Store\r\nMESSAGE-id: <a@b.example>\r\n\r\nHej',
    { from: 'l@k.example', subject: 'Store', messageId: 'a@b.example' },
  ),
  rawMail('nothing at all', '', { from: null, subject: '', messageId: null, date: null, attachments: [] }),
];
