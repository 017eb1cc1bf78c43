// The mail that is answered or forwarded, as it stands below the new one, and the subject that follows from it.

import { localDateTime } from '../../shared/days.ts';
import { type Language, MONTHS } from '../../shared/format.ts';
import type { Reader } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { readBlob } from '../mail/content.ts';
import { cleanText } from '../mail/headers-charset.ts';
import type { MailReader } from '../mail/parser.ts';

/** «SV: SV: Re: Tilbud» → «Tilbud»; the tags of gateways stay, since they are part of what people see. */
export function bareSubject(subject: string): string {
  return subject.replace(/^(\s*(sv|vs|re|fw|fwd|aw|wg|tr|rv)(\[\d+\])?\s*:\s*)+/i, '').trim();
}

const PREFIX = {
  da: { answer: 'SV', forward: 'VS' },
  en: { answer: 'Re', forward: 'Fw' },
} as const;

export function subjectOf(kind: string, subject: string, language: Language): string {
  if (kind === 'new') return subject;
  const words = PREFIX[language];
  return `${kind === 'forward' ? words.forward : words.answer}: ${bareSubject(subject)}`;
}

export interface Quoted {
  subject: string;
  fromName: string;
  fromAddress: string;
  sentAt: Date;
  to: string[];
  cc: string[];
  text: string;
}

const LONGEST_QUOTE = 100_000;

/** The mail that a draft is about, as its writer may see it; null when it has gone. */
export async function readQuoted(
  db: Reader,
  { blobs, parser }: { blobs: BlobStore; parser: MailReader },
  mailId: number,
): Promise<Quoted | null> {
  const mail = await db.selectFrom('mail').selectAll().where('id', '=', mailId).executeTakeFirst();
  if (!mail) return null;
  const parties = await db
    .selectFrom('mail_party')
    .select(['role', 'address', 'name'])
    .where('mail_id', '=', mailId)
    .where('role', 'in', ['to', 'cc'])
    .orderBy('place')
    .execute();
  const named = (role: string) =>
    parties.filter((party) => party.role === role).map((party) => nameAndAddress(party.name, party.address));
  return {
    subject: mail.subject,
    fromName: mail.from_name,
    fromAddress: mail.from_address,
    sentAt: mail.sent_at,
    to: named('to'),
    cc: named('cc'),
    text: cleanText((await wholeText({ blobs, parser }, mail)).trim()).slice(0, LONGEST_QUOTE),
  };
}

/** With the history in it, which the journal leaves out of `body`. */
async function wholeText(
  { blobs, parser }: { blobs: BlobStore; parser: MailReader },
  mail: { sha256: string | null; format: string; body: string },
): Promise<string> {
  if (mail.sha256 === null) return mail.body;
  const raw = await readBlob(blobs, mail.sha256).catch(() => null);
  if (raw === null) return mail.body;
  const parsed = mail.format === 'msg' ? (await parser.parseMsg(raw)).parsed : await parser.parse(raw);
  return parsed.text || mail.body;
}

const nameAndAddress = (name: string, address: string) => (name ? `${name} <${address}>` : address);

interface Telling {
  language: Language;
  timeZone: string;
}

/** What stands below an answer («Den … skrev …:» and the text behind >) or a forward (Fra, Sendt, Til, Emne). */
export function quoteText(kind: string, mail: Quoted, telling: Telling): string {
  return kind === 'forward' ? forwardedText(mail, telling) : answeredText(mail, telling);
}

function answeredText(mail: Quoted, telling: Telling): string {
  const who = nameAndAddress(mail.fromName, mail.fromAddress);
  const when = momentText(mail.sentAt, telling);
  const lines = mail.text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()));
  const intro = telling.language === 'da' ? `Den ${when} skrev ${who}:` : `On ${when}, ${who} wrote:`;
  return [intro, ...lines].join('\n');
}

function forwardedText(mail: Quoted, telling: Telling): string {
  const danish = telling.language === 'da';
  const facts: [string, string][] = [
    [danish ? 'Fra' : 'From', nameAndAddress(mail.fromName, mail.fromAddress)],
    [danish ? 'Sendt' : 'Sent', momentText(mail.sentAt, telling)],
    [danish ? 'Til' : 'To', mail.to.join('; ')],
    ['Cc', mail.cc.join('; ')],
    [danish ? 'Emne' : 'Subject', mail.subject],
  ];
  const head = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  const banner = danish ? 'Videresendt besked' : 'Forwarded message';
  return [`---------- ${banner} ----------`, ...head, '', mail.text].join('\n');
}

/** 26. oktober 2021 kl. 14.25 */
function momentText(at: Date, { language, timeZone }: Telling): string {
  const { day, time } = localDateTime(at, timeZone);
  const [year = '', month = '', date = ''] = day.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  return language === 'da'
    ? `${Number(date)}. ${name} ${year} kl. ${time.replace(':', '.')}`
    : `${Number(date)} ${name} ${year} at ${time}`;
}
