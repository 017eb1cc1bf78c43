// Who a row about a campaign's member means: by account number, else by CVR number, else by e-mail address.
import { sql } from 'kysely';
import { storedEmail } from '../../shared/fields.ts';
import { parseCvr } from '../../shared/identifiers.ts';
import type { Reader } from '../db/database.ts';
import type { CellReader } from './cells.ts';
import type { Asking, Party } from './lists.ts';

export interface Found {
  customer: Party;
  contactId: number | null;
}

interface MemberFinder {
  parties: Party[];
  find(read: CellReader): Found | undefined;
}

type Row = Party & { contactId: number | null; said: string };

const addressOf = (text: string): string => storedEmail(text.trim().toLowerCase());
const cvrOf = (text: string): string => parseCvr(text)?.value ?? text.trim();

export async function memberFinder(
  db: Reader,
  { cvrs, emails, hold }: Pick<Asking, 'cvrs' | 'emails' | 'hold'>,
): Promise<MemberFinder> {
  const byCvr = Map.groupBy(await ofCvrs(db, cvrs.map(cvrOf)), (row) => row.said);
  const byEmail = Map.groupBy(await ofAddresses(db, emails.map(addressOf)), (row) => row.said);
  const parties = [...byCvr.values(), ...byEmail.values()].flat();
  if (hold && parties.length > 0) {
    const ids = parties.map((party) => party.id);
    await sql`select id from customer where id = any (${ids}::int[]) order by id for key share`.execute(db);
  }
  return {
    parties,
    find(read) {
      const cvr = read.cell('cvr');
      const email = read.cell('email');
      if (email) return only(read, 'email', email, byEmail.get(addressOf(email)));
      if (cvr) return only(read, 'cvr', cvr, byCvr.get(cvrOf(cvr)));
      return read.fault('accountNumber', 'required');
    },
  };
}

function only(read: CellReader, field: string, text: string, rows: readonly Row[] = []): Found | undefined {
  // A person's own address says more than the firm's.
  const people = rows.filter((row) => row.contactId !== null);
  const [found, another] = people.length > 0 ? people : rows;
  if (another) return read.fault(field, 'several-customers', text);
  if (!found) return read.fault(field, 'customer-not-found', text);
  return { customer: found, contactId: found.contactId };
}

async function ofCvrs(db: Reader, cvrs: readonly string[]): Promise<Row[]> {
  if (cvrs.length === 0) return [];
  const { rows } = await sql<Row>`
    select id, responsible_id as "responsibleId", null::int as "contactId", cvr as said
    from customer where cvr = any (${cvrs}::text[]) and merged_into_id is null`.execute(db);
  return rows;
}

async function ofAddresses(db: Reader, addresses: readonly string[]): Promise<Row[]> {
  if (addresses.length === 0) return [];
  const { rows } = await sql<Row>`
    select c.id, c.responsible_id as "responsibleId", p.id as "contactId", address as said
    from contact p join customer c on c.id = p.customer_id cross join unnest(p.emails) address
    where p.emails && ${addresses}::text[] and address = any (${addresses}::text[])
      and not p.has_left and p.merged_into_id is null
    union all
    select id, responsible_id, null, email from customer
    where email = any (${addresses}::text[]) and merged_into_id is null`.execute(db);
  return rows;
}
