// What is asked of CRM Overblik: each filter alone, pairs of them, and words of every frequency, each about another customer,
// salesperson or month from one request to the next.
import { findEverything } from '../src/server/overview/everything.ts';
import { countFound, listOverview } from '../src/server/overview/list.ts';
import { readReport } from '../src/server/overview/report.ts';
import * as api from '../src/shared/overview.ts';
import { readReport as reportEndpoint } from '../src/shared/reports.ts';
import { CAMPAIGNS, FEW, YEARS } from './archive.ts';
import { CONTACTS, CUSTOMERS, SALESPEOPLE } from './generate.ts';
import { type Read, read } from './read.ts';

const find = (label: string, asked: (n: number) => string): Read =>
  read(
    label,
    (n) => `/overview/activities?${asked(n)}`,
    (db, { actor, company }, asked) =>
      listOverview(db, api.listOverview.query.parse(asked), { actor, timeZone: company.timeZone }),
  );
const count = (label: string, asked: (n: number) => string): Read =>
  read(
    label,
    (n) => `/overview/activities/count?${asked(n)}`,
    (db, { actor, company }, asked) =>
      countFound(db, api.countOverview.query.parse(asked), { actor, timeZone: company.timeZone }),
  );

const customer = (n: number) => 1 + ((n * 7919) % (CUSTOMERS - FEW));
const seller = (n: number) => 2 + ((n * 31) % SALESPEOPLE);
const campaign = (n: number) => 1 + (n % CAMPAIGNS);
/** A month of the first half of the years. */
function month(n: number): string {
  const year = new Date().getFullYear() - YEARS + 1 + (n % Math.floor(YEARS / 2));
  const month = String(1 + (n % 12)).padStart(2, '0');
  return `from=${year}-${month}-01&to=${year}-${month}-28`;
}
const common = (n: number) => ['leveringen', 'prisen', 'aftalt'][n % 3];
const words = (n: number) => ['kartonrejseren', 'katalog', 'besøg', 'messe'][n % 4];
const part = (n: number) => ['ervosty', 'rtonrej', 'ktionsanl', 'afdelingsro'][n % 4];

/** Two to four filters of any kind and a word or none, others for each `n`. */
function combination(n: number): string {
  const filters = [
    `salespeople=${seller(n)}`,
    `salespeople=${[seller(n), seller(n + 1), seller(n + 2)]}`,
    `types=${1 + (n % 9)},${1 + (n % 7)}`,
    `campaigns=${campaign(n)}`,
    `customers=${customer(n)}`,
    `statuses=${1 + (n % 6)}`,
    `state=${['open', 'closed'][n % 2]}`,
    `outcomes=${['reached', 'not-reached', 'held', 'cancelled', 'none'][n % 5]}`,
    `punctuality=${['late', 'onTime', 'open', 'none'][n % 4]}`,
    `direction=${['in', 'out'][n % 2]}`,
    `documents=${n % 3 === 0}`,
    `document=${['referat', 'tilbud%202019', 'prisliste%202015-03', '.eml'][n % 4]}`,
    month(n),
    `order=oldest&types=${1 + (n % 9)}`,
    `q=${encodeURIComponent(`${words(n)} ${common(n)}`)}`,
    `q=${encodeURIComponent(['telefax', 'rævekagen', 'tonrej', '"aftalt prisen"', '-leveringen'][n % 5]!)}`,
  ];
  const chosen = new Map<string, string>();
  // by odd steps through sixteen: every one is reached, whatever n
  for (let at = n; chosen.size < 2 + (n % 3); at += 1 + 2 * (n % 7)) {
    const filter = filters[at % filters.length]!;
    chosen.set(filter.split('=')[0]!, filter);
  }
  return [...chosen.values()].join('&');
}

export const OVERVIEW_READS = {
  'find-all': find('no filter', () => ''),
  'find-salesperson': find('salesperson', (n) => `salespeople=${seller(n)}`),
  'find-month': find('a month years ago', month),
  'find-type': find('type', (n) => `types=${1 + (n % 9)}`),
  'find-campaign': find('campaign', (n) => `campaigns=${campaign(n)}`),
  'find-project': find('sales project', (n) => `projects=${customer(n)}`),
  'find-contact': find('contact', (n) => `contacts=${1 + ((n * 7919) % CONTACTS)}`),
  'find-customer': find('customer', (n) => `customers=${customer(n)}`),
  'find-status': find('status', (n) => `statuses=${1 + (n % 5)}`),
  'find-few': find('status of a few customers', () => 'statuses=6'),
  'find-open': find('open', () => 'state=open'),
  'find-outcome': find(
    'outcome',
    (n) => `outcomes=${['reached', 'not-reached', 'held', 'cancelled'][n % 4]}`,
  ),
  'find-late': find('not on time', () => 'punctuality=late'),
  'find-direction': find('mail in', () => 'direction=in'),
  'find-documents': find('with documents', () => 'documents=true'),
  'find-file': find('name of a document', (n) => `document=referat%20${2018 + (n % 6)}-0${1 + (n % 9)}`),
  'find-common': find('a common word', (n) => `q=${common(n)}`),
  'find-word': find('a word of one or two per cent', (n) => `q=${encodeURIComponent(words(n)!)}`),
  'find-old': find('a word common years ago', () => 'q=telefax'),
  'find-rare': find('a rare word', () => `q=${encodeURIComponent('rævekagen')}`),
  'find-part': find('a part of a word', (n) => `q=${part(n)}`),
  'find-none': find('no hit', (n) => `q=${['xylofonorkester', 'kvantecomputer', 'leveringsxyz'][n % 3]}`),
  'find-phrase': find(
    'a phrase',
    (n) => `q=%22${['aftalt%20prisen', 'kunden%20uge', 'linjen%20katalog'][n % 3]}%22`,
  ),
  'find-two': find('two words', (n) => `q=${common(n)}%20${encodeURIComponent(words(n)!)}`),
  'find-not': find('a word without another', (n) => `q=${encodeURIComponent(words(n)!)}%20-${common(n)}`),
  'find-account': find('a customer’s number', (n) => `q=${9999 + customer(n)}`),
  'find-forms': find('a word of two forms', () => 'q=ordrenummer'),
  'find-phone': find('a telephone number', (n) => `q=${20_000_000 + customer(n)}`),
  'find-seller-type': find('salesperson and type', (n) => `salespeople=${seller(n)}&types=${1 + (n % 9)}`),
  'find-seller-word': find('salesperson and a common word', (n) => `salespeople=${seller(n)}&q=${common(n)}`),
  'find-customer-word': find('customer and a common word', (n) => `customers=${customer(n)}&q=${common(n)}`),
  'find-campaign-seller': find(
    'campaign and salesperson',
    (n) => `campaigns=${campaign(n)}&salespeople=${seller(n)}`,
  ),
  'find-month-seller': find(
    'a month years ago and salesperson',
    (n) => `${month(n)}&salespeople=${seller(n)}`,
  ),
  'find-month-word': find(
    'a month years ago and a word',
    (n) => `${month(n)}&q=${encodeURIComponent(words(n)!)}`,
  ),
  'find-type-old': find('type and a word common years ago', (n) => `types=${1 + (n % 9)}&q=telefax`),
  'find-few-old': find('status of a few and a common word', (n) => `statuses=6&q=${common(n)}`),
  'find-any': find('two to four filters of any kind', combination),
  'find-follow-up': find('by follow-up, salesperson', (n) => `dateOf=followUp&salespeople=${seller(n)}`),
  'find-updated': find('by last change, a word', (n) => `dateOf=updated&q=${encodeURIComponent(words(n)!)}`),
  'find-oldest': find('oldest first, a word', (n) => `order=oldest&q=${encodeURIComponent(words(n)!)}`),
  'find-best': find('best first, a common word', (n) => `order=relevance&q=${common(n)}`),
  'find-best-part': find('best first, a part of a word', (n) => `order=relevance&q=${part(n)}`),
  'find-count': count('counter of a common word', (n) => `q=${common(n)}`),
  'find-count-seller': count(
    'counter of salesperson and word',
    (n) => `salespeople=${seller(n)}&q=${encodeURIComponent(words(n)!)}`,
  ),
  'find-everything': read(
    'everything box',
    (n) => `/everything?q=${['ostergaard', 'katal', 'P1777', 'telefa', String(9999 + customer(n))][n % 5]}`,
    (db, { actor, company }, asked) =>
      findEverything(db, asked.q ?? '', { actor, timeZone: company.timeZone }),
  ),
  'find-report': read(
    'report of the last weeks',
    () => `/overview/report?${lastWeeks()}`,
    (db, { actor, company }, asked) =>
      readReport(db, reportEndpoint.query.parse(asked), { actor, timeZone: company.timeZone }),
  ),
} as const satisfies Record<string, Read>;
export type OverviewScenario = keyof typeof OVERVIEW_READS;

function lastWeeks(): string {
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  return `rows=salesperson&columns=week&from=${day(56)}&to=${day(0)}`;
}
