// Customers are known by their account number, so it can stand in a file once only.
import { sql } from 'kysely';
import { parseCvr } from '../../shared/identifiers.ts';
import type { ColumnMapping } from '../../shared/imports.ts';
import { CUSTOMER_COLUMNS, selected } from '../customers/columns.ts';
import type { Reader } from '../db/database.ts';
import type { Verdict } from './cells.ts';
import { type CustomerRow, readCustomerRow } from './customer-rows.ts';
import type { ImportFile } from './file.ts';
import type { Lists } from './lists.ts';
import { type GoodRow, type Plan, Planner } from './plan.ts';
import { withoutRepetitions } from './repeated-rows.ts';
import { asKnown, type Known, type KnownRow } from './settle.ts';

type Row = GoodRow<Verdict<CustomerRow>>;
type KnownCustomer = Known & { mergedInto: string | null };

/** What the file would do to the customers. */
export async function planCustomers(
  db: Reader,
  file: ImportFile,
  mapping: ColumnMapping,
  lists: Lists,
): Promise<Plan> {
  const planner = new Planner();
  const rows = await planner.readRows(file, mapping, (cell) => readCustomerRow(cell, lists));
  const known = await readKnown(db, rows);
  const sharers = await readCvrSharers(db, rows);
  const good = withoutRepetitions(planner, rows, {
    what: 'account',
    field: 'accountNumber',
    keyOf: ({ verdict }) => verdict.values.accountNumber,
    nameOf: ({ verdict }) => verdict.values.accountNumber,
  });
  for (const { row, verdict } of good) {
    const { accountNumber, ...values } = verdict.values;
    const present = known.get(accountNumber);
    if (present?.mergedInto) {
      planner.skip(row, { field: 'accountNumber', id: 'merged-customer', values: [present.mergedInto] });
      continue;
    }
    const sharer = [...(sharers.get(values.cvr ?? '') ?? [])].find((account) => account !== accountNumber);
    if (sharer)
      verdict.warnings.push({ field: 'cvr', id: 'cvr-of-another', values: [values.cvr ?? '', sharer] });
    planner.warn(row, verdict.warnings);
    if (present) planner.settle(present, values);
    else planner.create({ accountNumber, ...values }, { ...NEW, statusId: lists.firstStatusId });
  }
  return planner.finish();
}

/** What the table asks for and a file need not say. */
const NEW = {
  country: 'DK',
  pNumbers: [],
  emailDomains: [],
  interests: [],
  note: '',
  advertisingProtected: false,
  noContact: false,
  mailHeadersOnly: false,
};

async function readKnown(db: Reader, rows: readonly Row[]): Promise<Map<string, KnownCustomer>> {
  const accounts = rows.map((good) => good.verdict.values.accountNumber);
  const found = await sql<KnownRow & { mergedInto: string | null }>`
    select ${selected('c', CUSTOMER_COLUMNS)}, c.id as "knownId", c.version, survivor.account_number as "mergedInto",
      coalesce(i.fields, '{}') as seen
    from customer c
    left join customer survivor on survivor.id = c.merged_into_id
    left join imported i on i.entity = 'customer' and i.entity_id = c.id
    where c.account_number = any(${accounts})`.execute(db);
  return new Map(
    found.rows.map(({ mergedInto, ...row }) => [
      row.accountNumber as string,
      { ...asKnown(row), mergedInto },
    ]),
  );
}

/** Two account numbers, in the database or the file, for each of the file's valid CVR numbers that has two. */
async function readCvrSharers(db: Reader, rows: readonly Row[]): Promise<Map<string, Set<string>>> {
  const sharers = new Map<string, Set<string>>();
  const note = (cvr: string, account: string) => {
    const accounts = sharers.get(cvr);
    if (!accounts) sharers.set(cvr, new Set([account]));
    else if (accounts.size < 2) accounts.add(account);
  };
  for (const { verdict } of rows) {
    const { cvr, accountNumber } = verdict.values;
    if (cvr && parseCvr(cvr)?.valid) note(cvr, accountNumber);
  }
  const others = await db
    .selectFrom('customer')
    .select(['cvr', 'account_number'])
    .where('cvr', '=', (is) => is.fn.any(is.val([...sharers.keys()])))
    .where('merged_into_id', 'is', null)
    .execute();
  for (const { cvr, account_number } of others) note(cvr as string, account_number);
  return sharers;
}
