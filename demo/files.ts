// Which activities and customers have documents, and what stands in them.
import { todayIn } from '../src/shared/days.ts';
import { formatDay } from '../src/shared/format.ts';
import type { Account } from './accounts.ts';
import type { Done } from './activities.ts';
import { eml, pdf, png } from './papers.ts';
import { emailOf, FIRM } from './people.ts';
import { PRODUCTS } from './words/products.ts';
import { kroner } from './words/tell.ts';

export interface DemoFile {
  name: string;
  bytes: Buffer;
  owner: { activity: Done } | { account: Account };
  at: Date;
}

/** Some eighty files: the quotes that are out, and what happened lately, where one looks first. */
export function makeFiles(
  done: readonly Done[],
  accounts: readonly Account[],
  openProjects: ReadonlySet<number>,
): DemoFile[] {
  const newest = [...done].reverse();
  const of = (type: string, count: number) =>
    newest
      .filter(({ planned, row, matter }) => planned.step.type === type && row.note !== '' && matter.account)
      .slice(0, count);
  const isOut = ({ row }: Done) => !row.completed_at || openProjects.has(row.project_id ?? 0);
  const quotes = newest.filter((each) => each.row.amount !== null && isOut(each));
  const others = of('Tilbud', 40).filter((each) => !quotes.includes(each) && each.row.amount !== null);
  return [
    ...[...quotes, ...others.slice(0, 12)].map(quoteFile),
    ...of('EMail', 8).map(mailFile),
    ...of('Besøg', 3).map(planFile),
    ...of('Møde', 3).map(minutesFile),
    ...accounts
      .filter(({ firm }) => firm.begins === 'Kunde' && !firm.leaves)
      .slice(0, 4)
      .map((account) => priceFile(account, newest[0]!)),
  ];
}

function quoteFile(activity: Done): DemoFile {
  const { row, matter, facts, planned } = activity;
  const { number, product, weeks } = facts.quote!;
  const amount = row.amount! / 100;
  const at = planned.step.waits ? row.created_at : (row.completed_at ?? row.created_at);
  const day = todayIn(FIRM.timeZone, at);
  const { firm } = matter.account!;
  const service = Math.round(amount * 0.04);
  return {
    name: `Tilbud ${number} – ${product}.pdf`,
    owner: { activity },
    at,
    bytes: pdf([
      `Tilbud ${number}`,
      FIRM.name,
      '',
      firm.name,
      firm.address1,
      `${firm.postcode} ${firm.city}`,
      `Att. ${matter.person!.name}`,
      '',
      `Dato: ${formatDay(day)}`,
      `Tilbuddet gælder til: ${formatDay(row.expires_on!)}`,
      '',
      `1 stk. ${product}: ${kroner(amount - service)}`,
      `Montage, idriftsættelse og oplæring: ${kroner(service)}`,
      `I alt ekskl. moms: ${kroner(amount)}`,
      '',
      `Leveringstid: ${weeks} uger fra ordre. Leveres frit ${firm.city}.`,
      'Betaling: 30 % ved ordre, 60 % ved levering, 10 % efter godkendt idriftsættelse.',
      'Garanti: 24 måneder på dele og arbejdsløn.',
      '',
      'Med venlig hilsen',
      planned.seller.name,
    ]),
  };
}

function mailFile(activity: Done): DemoFile {
  const { row, matter, planned } = activity;
  const person = matter.person!;
  const customer = `${person.name} <${person.emails[0] ?? matter.account!.firm.email}>`;
  const ours = `${planned.seller.name} <${emailOf(planned.seller)}>`;
  // A planned mail is one that we send; the others came in.
  const [from, to] = planned.step.planned ? [ours, customer] : [customer, ours];
  const [greeted, signed] = planned.step.planned
    ? [person.firstName, planned.seller.name]
    : [planned.seller.name.split(' ')[0], person.name];
  const body = planned.step.planned
    ? 'Tak for snakken. Som aftalt får du her materialet. Ring endelig, hvis du har spørgsmål.'
    : 'Jeg vender tilbage i forlængelse af emnet ovenfor og hører gerne fra dig i løbet af ugen.';
  return {
    name: `${row.note.replace(/[:/?]/g, '').slice(0, 60)}.eml`,
    owner: { activity },
    at: row.completed_at ?? row.created_at,
    bytes: eml({
      from,
      to,
      at: row.completed_at ?? row.created_at,
      subject: row.note,
      id: `demo-${row.id}@${FIRM.domain}`,
      body: `Hej ${greeted}\n\n${body}\n\nVenlig hilsen\n${signed}`,
    }),
  };
}

/** The packing hall from above: walls, the line, the machine on offer, the aisle. */
function planFile(activity: Done, index: number): DemoFile {
  const shift = index * 40;
  return {
    name: `Opstilling ${activity.facts.words.maskine}.png`,
    owner: { activity },
    at: activity.row.completed_at ?? activity.row.created_at,
    bytes: png(640, 400, [
      [20, 20, 600, 360, 1],
      [26, 26, 588, 348, 0],
      [26, 300, 588, 40, 5],
      [80, 140, 480, 30, 2],
      [200 + shift, 100, 140, 110, 3],
      [90, 210, 60, 60, 4],
      [500, 210, 60, 60, 4],
      [280, 374, 90, 6, 0],
    ]),
  };
}

function minutesFile(activity: Done): DemoFile {
  const { row, matter, planned } = activity;
  const at = row.completed_at ?? row.created_at;
  const lines = [
    `Referat af møde den ${formatDay(todayIn(FIRM.timeZone, at))}`,
    `Kunde: ${matter.account!.firm.name}`,
    `Til stede: ${matter.person!.name}, ${planned.seller.name}`,
    '',
    row.note,
    '',
  ];
  return { name: 'Mødereferat.txt', owner: { activity }, at, bytes: Buffer.from(lines.join('\r\n')) };
}

/** As Danish Excel writes it: semicolon, decimal comma, UTF-8 with a byte order mark. */
function priceFile(account: Account, { row }: Done): DemoFile {
  const items = account.firm.industry?.products.map((key) => PRODUCTS[key].supplies) ?? ['paller strækfilm'];
  const lines = [
    'Vare;Enhed;Pris',
    ...items.map((item, index) => {
      const [unit, ...words] = item.split(' ');
      return `${words.join(' ')};${unit};${(245 + index * 137.5).toFixed(2).replace('.', ',')}`;
    }),
  ];
  return {
    name: `Aftalepriser ${account.firm.name.replace(/[\\/:*?"<>|]/g, '')}.csv`,
    owner: { account },
    at: row.created_at,
    bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
  };
}
