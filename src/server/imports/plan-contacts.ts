// Contacts are known by their customer and their mail address, or else their folded name.
// What must always hold: a contact is claimed by one row of a file only, so that two people of one name stay two;
// and a row that fits several people is never guessed.
import { sql } from 'kysely';
import { fold } from '../../shared/fold.ts';
import type { ColumnMapping } from '../../shared/imports.ts';
import { CONTACT_COLUMNS, selected } from '../customers/columns.ts';
import type { Reader } from '../db/database.ts';
import type { Verdict } from './cells.ts';
import { type ContactRow, readContactRow } from './contact-rows.ts';
import type { ImportFile } from './file.ts';
import type { Lists } from './lists.ts';
import { type GoodRow, type Plan, Planner } from './plan.ts';
import { withoutRepetitions } from './repeated-rows.ts';
import { asKnown, type Known, type KnownRow } from './settle.ts';

type Row = GoodRow<Verdict<ContactRow>>;
type KnownContact = Known & { isMerged: boolean; emails: string[]; nameKey: string };

/** What the file would do to the contacts. */
export async function planContacts(
  db: Reader,
  file: ImportFile,
  mapping: ColumnMapping,
  lists: Lists,
): Promise<Plan> {
  const planner = new Planner();
  const rows = await planner.readRows(file, mapping, (cell) => readContactRow(cell, lists));
  const known = await readKnown(db, rows);
  const good = withoutRepetitions(planner, rows, {
    what: 'person',
    field: 'name',
    keyOf({ verdict: { values } }) {
      return JSON.stringify([values.customerId, fold(values.name), values.emails?.[0] ?? '']);
    },
    nameOf: ({ verdict }) => verdict.values.name,
  });
  const found = matchRows(good, known);
  const primaries = new Map<number, number>();
  for (const each of good) {
    const { row, verdict } = each;
    const { customerId, ...values } = verdict.values;
    const match = found.get(each);
    if (match === 'several') {
      planner.fault(row, { field: 'name', id: 'ambiguous-match', values: [values.name] });
      continue;
    }
    if (match?.isMerged) {
      planner.skip(row, { field: 'name', id: 'merged-contact' });
      continue;
    }
    const otherPrimary = values.isPrimary ? primaries.get(customerId) : undefined;
    if (otherPrimary !== undefined) {
      verdict.warnings.push({ field: 'isPrimary', id: 'second-primary', values: [String(otherPrimary)] });
      values.isPrimary = false;
    } else if (values.isPrimary) primaries.set(customerId, row.line);
    planner.warn(row, verdict.warnings);
    if (match) planner.settle(match, values);
    else planner.create(values, { ...NEW, customerId });
  }
  return planner.finish();
}

/** What the table asks for and a file need not say. */
const NEW = { emails: [], note: '', hasLeft: false };

/**
 * Whom each row means. The surest signs go first and claim their person: mail and name, then mail alone, then name
 * alone. Rows that are in no answer are new people.
 */
function matchRows(
  rows: readonly Row[],
  known: ReadonlyMap<number, KnownContact[]>,
): Map<Row, KnownContact | 'several'> {
  const found = new Map<Row, KnownContact | 'several'>();
  const claimed = new Set<KnownContact>();
  for (const { fits, ofSeveral } of SIGNS) {
    for (const row of rows) {
      if (found.has(row)) continue;
      const { values } = row.verdict;
      const candidates = (known.get(values.customerId) ?? []).filter(
        (contact) => !claimed.has(contact) && fits(values, contact),
      );
      const chosen = candidates.length > 1 ? ofSeveral(candidates) : candidates[0];
      if (chosen === undefined) continue;
      found.set(row, chosen);
      if (chosen !== 'several') claimed.add(chosen);
    }
  }
  return found;
}

interface Sign {
  fits(row: ContactRow, contact: KnownContact): boolean;
  ofSeveral(contacts: readonly KnownContact[]): KnownContact | 'several' | undefined;
}

const sameMail: Sign['fits'] = ({ emails = [] }, contact) =>
  emails.some((address) => contact.emails.includes(address));
const sameName: Sign['fits'] = ({ name }, contact) => fold(name) === contact.nameKey;

const SIGNS: readonly Sign[] = [
  { fits: (row, contact) => sameMail(row, contact) && sameName(row, contact), ofSeveral: ([first]) => first },
  // A mailbox that people share says nothing about which of them is meant.
  { fits: sameMail, ofSeveral: () => undefined },
  { fits: sameName, ofSeveral: () => 'several' },
];

async function readKnown(db: Reader, rows: readonly Row[]): Promise<Map<number, KnownContact[]>> {
  const customerIds = [...new Set(rows.map((good) => good.verdict.values.customerId))];
  const found = await sql<KnownRow & { isMerged: boolean }>`
    select ${selected('c', CONTACT_COLUMNS)}, c.id as "knownId", c.version,
      coalesce(customer.primary_contact_id = c.id, false) as "isPrimary",
      c.merged_into_id is not null as "isMerged", coalesce(i.fields, '{}') as seen
    from contact c
    join customer on customer.id = c.customer_id
    left join imported i on i.entity = 'contact' and i.entity_id = c.id
    where c.customer_id = any(${customerIds})
    order by c.merged_into_id is not null, c.id`.execute(db);
  const known = new Map<number, KnownContact[]>();
  for (const { isMerged, ...row } of found.rows) {
    const customerId = row.customerId as number;
    const contact = {
      ...asKnown(row),
      isMerged,
      emails: row.emails as string[],
      nameKey: fold(row.name as string),
    };
    const others = known.get(customerId);
    if (others) others.push(contact);
    else known.set(customerId, [contact]);
  }
  return known;
}
