// The page at which the file of a customer begins: plain HTML that any browser opens without the program, now and in ten
// years. Pure: text in, text out.
import { localDateTime } from '../../shared/days.ts';
import { formatBytes, formatDay } from '../../shared/format.ts';
import { formatPhone } from '../../shared/identifiers.ts';

export interface FilePerson {
  name: string;
  title: string | null;
  phone: string | null;
  mobile: string | null;
  emails: string[];
  hasLeft: boolean;
}

export interface FileActivity {
  id: number;
  occurredAt: Date;
  type: string;
  salesperson: string;
  contact: string | null;
  note: string;
  followUpDate: string | null;
  followUpText: string;
  completedAt: Date | null;
  project: string | null;
  campaign: string | null;
  /** the text of the mail that it came from */
  mail: string | null;
}

export interface FileDocument {
  id: number;
  name: string;
  sha256: string;
  mediaType: string;
  size: number;
  createdAt: Date;
  activityId: number | null;
}

interface Whole {
  customer: {
    name: string;
    accountNumber: string;
    cvr: string | null;
    address1: string | null;
    postcode: string | null;
    city: string | null;
    phone: string | null;
    email: string | null;
    note: string;
  };
  people: readonly FilePerson[];
  /** newest first */
  activities: readonly FileActivity[];
  documents: readonly FileDocument[];
  /** where each document lies in the zip */
  places: ReadonlyMap<number, string>;
  missing: ReadonlySet<number>;
  timeZone: string;
  now: Date;
}

export function customerPage(whole: Whole): string {
  const { customer, people, activities, documents, timeZone, now } = whole;
  const { name, accountNumber, cvr, address1, postcode, city, phone, email, note } = customer;
  const facts = [
    ['Kontonummer', accountNumber],
    ['CVR-nr.', cvr],
    ['Adresse', [address1, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')],
    ['Telefon', phone && formatPhone(phone)],
    ['E-mail', email],
    ['Note', note],
  ].filter(([, value]) => value);
  const loose = documents.filter((document) => document.activityId === null);
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>${text(name)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<h1>${text(name)}</h1>
<p class="quiet">Hele dialogen, skrevet ud ${moment(now, timeZone)}: ${activities.length} aktiviteter og ${documents.length} filer.</p>
<dl>${facts.map(([label, value]) => `<dt>${label}</dt><dd>${text(value ?? '')}</dd>`).join('')}</dl>
${section('Kontaktpersoner', people.map(person))}
${section(
  'Aktiviteter',
  activities.map((each) => activity(each, whole)),
)}
${section('Øvrige dokumenter', loose.length > 0 ? [`<ul>${loose.map((each) => link(each, whole)).join('')}</ul>`] : [])}
</body></html>
`;
}

const section = (title: string, parts: readonly string[]) =>
  parts.length > 0 ? `<h2>${title}</h2>\n${parts.join('\n')}` : '';

function person({ name, title, phone, mobile, emails, hasLeft }: FilePerson): string {
  const numbers = [mobile, phone].filter((number) => number !== null).map(formatPhone);
  const facts = [title, ...numbers, ...emails, hasLeft && 'stoppet'].filter(Boolean) as string[];
  return `<p><b>${text(name)}</b> ${facts.map(text).join(' · ')}</p>`;
}

function activity(each: FileActivity, whole: Whole): string {
  const { timeZone } = whole;
  const head = [
    moment(each.occurredAt, timeZone),
    each.type,
    each.salesperson,
    each.contact,
    each.project && `projekt ${each.project}`,
    each.campaign,
  ].filter(Boolean) as string[];
  const next = each.followUpDate
    ? `Opfølgning ${formatDay(each.followUpDate)}${each.followUpText ? `: ${each.followUpText}` : ''}`
    : each.followUpText;
  const state = each.completedAt ? `afsluttet ${moment(each.completedAt, timeZone)}` : 'åben';
  const files = whole.documents.filter((document) => document.activityId === each.id);
  return `<article><h3>${head.map(text).join(' · ')} <span class="quiet">${state}</span></h3>
${each.note ? `<p class="said">${text(each.note)}</p>` : ''}${next ? `<p>${text(next)}</p>` : ''}${
  each.mail ? `<details><summary>Mailens tekst</summary><p class="said">${text(each.mail)}</p></details>` : ''
}${files.length > 0 ? `<ul>${files.map((file) => link(file, whole)).join('')}</ul>` : ''}</article>`;
}

function link(document: FileDocument, { places, missing }: Whole): string {
  if (missing.has(document.id)) return `<li>${text(document.name)} – filen mangler</li>`;
  const address = (places.get(document.id) ?? '').split('/').map(encodeURIComponent).join('/');
  return `<li><a href="${address}">${text(document.name)}</a> <span class="quiet">${formatBytes(document.size)}</span></li>`;
}

const moment = (instant: Date, timeZone: string) => {
  const { day, time } = localDateTime(instant, timeZone);
  return `${formatDay(day)} kl. ${time}`;
};

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string) => value.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:820px;margin:2em auto;padding:0 1em;color:#1c1d22}
h1{margin-bottom:0}h2{margin-top:2em;border-bottom:1px solid #ccc}h3{font-size:15px;margin:0}
article{padding:.8em 0;border-bottom:1px solid #e5e5e8}p{margin:.3em 0}.said{white-space:pre-wrap}
.quiet{color:#666;font-weight:400;font-size:13px}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}
dt{color:#666}dd{margin:0;white-space:pre-wrap}ul{margin:.3em 0;padding-left:1.2em}`;
