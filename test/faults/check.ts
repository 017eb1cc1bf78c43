// What must hold at the end, whatever happened: every mail that the server holds is in exactly one state with a reason,
// stands once, where it belongs, with its bytes.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { type CrowdMail, USERS } from '../helpers/crowd.ts';

export interface Ledger {
  lost: string[];
  twice: string[];
  unexplained: string[];
  /** placed otherwise than they should be */
  wrong: string[];
}

interface Row {
  id: number;
  key: string;
  state: string;
  reason: string;
  sha256: string | null;
  customers: string[];
}

/** Every mail with its activities, as lines that two runs can be compared by. */
export async function outcomeOf(client: pg.Client): Promise<string[]> {
  const rows = await readRows(client);
  return rows
    .map(({ key, state, sha256, customers }) => `${key} ${state} ${sha256} ${customers.join(' ')}`)
    .sort();
}

/** One row for every activity that a mail became, so that a second one at a customer would show. */
async function readRows(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<Row>(`
    select m.id, coalesce(substring(m.subject from 'nr\\. \\d+'), m.subject) as key, m.state, m.reason, m.sha256,
      array(select c.name || '|' || coalesce(p.name, '-') || '|' ||
          (select count(*) from document d where d.activity_id = a.id and d.removed_at is null)
        from mail_activity ma join activity a on a.id = ma.activity_id join customer c on c.id = a.customer_id
        left join contact p on p.id = a.contact_id where ma.mail_id = m.id order by c.name) as customers
    from mail m`);
  return rows;
}

export async function check(
  client: pg.Client,
  dataDir: string,
  mails: readonly CrowdMail[],
  customerNames: readonly string[],
): Promise<Ledger> {
  const ledger: Ledger = { lost: [], twice: [], unexplained: [], wrong: [] };
  const rows = new Map<string, Row[]>();
  for (const row of await readRows(client)) rows.set(row.key, [...(rows.get(row.key) ?? []), row]);
  for (const mail of mails) {
    const found = rows.get(mail.key) ?? [];
    rows.delete(mail.key);
    const [row] = found;
    if (found.length > 1) ledger.twice.push(mail.key);
    if (mail.fate === 'internal') {
      if (row) ledger.wrong.push(`${mail.key}: kept`);
      continue;
    }
    if (!row) {
      ledger.lost.push(mail.key);
      continue;
    }
    if (row.state === 'received' || row.reason === '' || row.reason === 'waiting')
      ledger.unexplained.push(mail.key);
    const state = mail.fate === 'waits' ? 'unplaced' : mail.fate === 'left out' ? 'ignored' : 'journalled';
    const wanted =
      typeof mail.fate === 'string' ? [] : mail.fate.customers.map((n) => customerNames[n] ?? '').sort();
    const there = row.customers.map((one) => one.split('|')[0]);
    if (row.state !== state || there.join() !== wanted.join()) {
      ledger.wrong.push(`${mail.key}: ${row.state} ${there.join()}, not ${state} ${wanted.join()}`);
    }
    if (state === 'journalled') {
      const hash = createHash('sha256').update(mail.raw).digest('hex');
      if (row.sha256 !== hash || !(await holds(dataDir, hash))) ledger.lost.push(`${mail.key}: its bytes`);
    } else if (row.sha256 !== null) ledger.wrong.push(`${mail.key}: stored`);
  }
  for (const key of rows.keys()) ledger.unexplained.push(`${key}: from nowhere`);
  const stray = await client.query<{ n: number }>(
    `select count(*)::int as n from activity a where origin = 'mail'
       and not exists (select 1 from mail_activity where activity_id = a.id)`,
  );
  if (stray.rows[0]?.n) ledger.twice.push(`${stray.rows[0].n} activities without a mail`);
  await checkPlaces(client, mails, ledger);
  return ledger;
}

async function holds(dataDir: string, hash: string): Promise<boolean> {
  const bytes = await readFile(join(dataDir, 'documents', hash.slice(0, 2), hash.slice(2, 4), hash)).catch(
    () => null,
  );
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === hash;
}

/** Every copy on the server stands in the books once, in the numbering of today, and none failed. */
async function checkPlaces(client: pg.Client, mails: readonly CrowdMail[], ledger: Ledger): Promise<void> {
  const { rows } = await client.query<{ box: string; outcome: string; n: number }>(`
    select split_part(b.address, '@', 1) || ' ' || l.folder as box, l.outcome, count(*)::int as n
    from mail_location l join mailbox b on b.id = l.mailbox_id
    join mailbox_folder f on f.mailbox_id = l.mailbox_id and f.path = l.folder and f.uid_validity = l.uid_validity
    where l.gone_at is null group by 1, 2`);
  for (const user of USERS) {
    for (const box of ['INBOX', 'Sent']) {
      const copies = mails
        .flatMap((mail) => mail.copies)
        .filter((copy) => copy.user === user && copy.box === box);
      const here = rows.filter((row) => row.box === `${user} ${box}`);
      const total = here.reduce((sum, { n }) => sum + n, 0);
      if (total !== copies.length)
        ledger.unexplained.push(`${user} ${box}: ${total} of ${copies.length} copies`);
      for (const { outcome, n } of here)
        if (outcome === 'failed') ledger.lost.push(`${user} ${box}: ${n} failed`);
    }
  }
}
