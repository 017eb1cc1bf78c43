// What machines send: answers while away, lists, bounces, calendar; and what only looks like it.
import { base64, type CorpusMail, mail, multipart, plain, textPart, word } from './build.ts';

const AWAY = 'Jeg er på ferie til uge 29.';
const away = (name: string, given: Record<string, string>, automatic: string | null = 'auto-reply') =>
  plain(name, { Subject: word('Automatisk svar: Tilbud'), ...given }, AWAY, {
    automatic,
    subject: 'Automatisk svar: Tilbud',
  });
const list = (name: string, given: Record<string, string>, automatic: string | null = 'list') =>
  plain(name, { Subject: 'Nyhedsbrev', ...given }, 'Ugens tilbud', { automatic });

const original =
  'Message-ID: <sendt-1@vinduer.example>\r\nFrom: jens@vinduer.example\r\nTo: vaek@nordbyg.example\r\nSubject: Tilbud\r\n';
const status = (fields: string) =>
  `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.nordbyg.example\r\n\r\n${fields}\r\n`;
const report = (
  name: string,
  fields: string,
  returned: string,
  expect: { ids?: string[]; to?: string[] | null },
  automatic = 'bounce',
) =>
  mail(
    name,
    {
      From: 'Mail Delivery System <MAILER-DAEMON@mx.nordbyg.example>',
      'Return-Path': '<>',
      Subject: 'Undelivered Mail',
    },
    multipart('report; report-type=delivery-status', [
      textPart('Din mail kom ikke frem.'),
      status(fields),
      returned,
    ]),
    {
      automatic,
      returnPath: '',
      failedIds: expect.ids ?? [],
      failedRecipients: expect.to ?? null,
    },
  );
const FAILED = 'Final-Recipient: rfc822; Vaek@Nordbyg.example\r\nAction: failed\r\nStatus: 5.1.1\r\n';
const RETURNED = `Content-Type: message/rfc822\r\n\r\n${original}\r\nHej\r\n`;

const ics = (method: string) =>
  `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nBEGIN:VEVENT\r\nSUMMARY:Besigtigelse\\, Lyngby\r\nDTSTART;TZID=Europe/Copenhagen:20261201T093000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const meeting = (name: string, method: string, automatic: string | null) =>
  mail(
    name,
    { Subject: `${method}: M\xc3\xb8de` },
    multipart('alternative', [
      textPart('Møde'),
      `Content-Type: text/calendar; charset="utf-8";\r\n method=${method}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(ics(method))}\r\n`,
    ]),
    { automatic, calendar: method },
  );

export const MACHINES: CorpusMail[] = [
  away('Exchange away', { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }),
  away('RFC 3834', { 'Auto-Submitted': 'auto-replied' }),
  away('RFC 3834 with a comment', { 'Auto-Submitted': 'auto-replied (vacation)' }),
  away('old vacation', { Precedence: 'bulk', 'X-Autoreply': 'yes' }),
  away('X-Autorespond', { 'X-Autorespond': 'Ferie' }),
  away('Precedence: auto_reply', { Precedence: 'auto_reply' }),
  away('suppression alone is no auto-reply', { 'X-Auto-Response-Suppress': 'All' }, null),
  away('the word in a subject alone is none', {}, null),
  away('Auto-Submitted: no', { 'Auto-Submitted': 'no' }, null),
  list('List-Id', { 'List-Id': '<nyt.moebler.example>' }),
  list('List-Unsubscribe', { 'List-Unsubscribe': '<https://moebler.example/afmeld>' }),
  list('Precedence: list', { Precedence: 'list' }),
  list('Precedence: bulk', { Precedence: 'Bulk' }),
  list('a list that says auto-generated', {
    'List-Id': '<nyt.moebler.example>',
    'Auto-Submitted': 'auto-generated',
  }),
  list('Precedence: first-class', { Precedence: 'first-class' }, null),
  report('bounce with the mail returned', FAILED, RETURNED, {
    ids: ['sendt-1@vinduer.example'],
    to: ['vaek@nordbyg.example'],
  }),
  report('bounce with headers only', FAILED, `Content-Type: text/rfc822-headers\r\n\r\n${original}\r\n`, {
    ids: ['sendt-1@vinduer.example'],
    to: ['vaek@nordbyg.example'],
  }),
  report(
    'bounce with the headers in base64',
    FAILED,
    `Content-Type: text/rfc822-headers\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(original)}\r\n`,
    { ids: ['sendt-1@vinduer.example'], to: ['vaek@nordbyg.example'] },
  ),
  report(
    'bounce of two',
    `${FAILED}\r\nOriginal-Recipient: rfc822;ole@nordbyg.example\r\nFinal-Recipient: rfc822;o@intern.example\r\nAction: failed\r\n`,
    RETURNED,
    { ids: ['sendt-1@vinduer.example'], to: ['vaek@nordbyg.example', 'ole@nordbyg.example'] },
  ),
  report('a delay is no failure', FAILED.replace('failed', 'delayed'), RETURNED, { to: null }),
  mail(
    'Exchange says it is not delivered',
    { From: 'postmaster@nordbyg.example', 'Return-Path': '<>' },
    multipart('report; report-type=delivery-status', [textPart('Ikke leveret'), status(FAILED), RETURNED]),
    { automatic: 'bounce', failedIds: ['sendt-1@vinduer.example'] },
  ),
  plain(
    'qmail',
    { From: 'MAILER-DAEMON@mx.nordbyg.example', 'Return-Path': '<>' },
    `Hi. This is the qmail-send program.\n\n<vaek@nordbyg.example>:\nno mailbox\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <jens@vinduer.example>\nMessage-ID: <sendt-2@vinduer.example>\n\nHej`,
    {
      automatic: 'bounce',
      failedIds: ['sendt-2@vinduer.example'],
      failedRecipients: ['vaek@nordbyg.example'],
    },
  ),
  plain(
    'Exim',
    {
      From: 'Mail Delivery System <Mailer-Daemon@mx.nordbyg.example>',
      'X-Failed-Recipients': 'vaek@nordbyg.example',
    },
    `This message was created automatically.\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <sendt-3@vinduer.example>\n`,
    {
      automatic: 'bounce',
      failedIds: ['sendt-3@vinduer.example'],
      failedRecipients: ['vaek@nordbyg.example'],
    },
  ),
  mail(
    'a read receipt',
    { 'Return-Path': '<>', Subject: word('Læst: Tilbud') },
    multipart('report; report-type=disposition-notification', [
      textPart('Din mail blev læst.'),
      'Content-Type: message/disposition-notification\r\n\r\nDisposition: manual-action; displayed\r\n',
    ]),
    { automatic: 'auto-reply', failedRecipients: null },
  ),
  plain('a person called postmaster', { From: 'postmaster@nordbyg.example' }, 'Hej, det er Per.', {
    automatic: null,
  }),
  plain('a null path alone', { 'Return-Path': '<>' }, 'Hej', { automatic: null, returnPath: '' }),
  meeting('invitation', 'REQUEST', null),
  meeting('invitation accepted', 'REPLY', 'calendar'),
  meeting('invitation countered', 'COUNTER', 'calendar'),
  meeting('meeting called off', 'CANCEL', null),
  mail(
    'answer as the mail itself',
    { Subject: word('Afvist: Møde') },
    `Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n${ics('REPLY')}`,
    { automatic: 'calendar', calendar: 'REPLY' },
  ),
  mail(
    'a calendar that is none',
    {},
    multipart('mixed', [textPart('Hej'), 'Content-Type: text/calendar\r\n\r\nBEGIN:VCAL']),
    { automatic: null, calendar: null },
  ),
];
