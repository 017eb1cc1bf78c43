// Members are known by campaign, customer and person. Who may not be written to is left out, for the reasons that
// choosing members on the screen leaves people out for; who is in the campaign already keeps on answering.
import { sql } from 'kysely';
import type { ColumnMapping } from '../../shared/imports.ts';
import { LEFT_OUT } from '../campaigns/audience.ts';
import type { Reader } from '../db/database.ts';
import type { Changes } from '../history/record.ts';
import { type MemberRow, readMemberRow } from './campaign-rows.ts';
import type { Verdict } from './cells.ts';
import type { ImportFile } from './file.ts';
import type { Lists } from './lists.ts';
import { type GoodRow, type Importing, type Plan, Planner } from './plan.ts';
import { withoutRepetitions } from './repeated-rows.ts';
import { asKnown, type Known, type KnownRow } from './settle.ts';

/** What a later import may change. */
export const MEMBER_CHANGES = {
  response: 'response',
  respondedAt: 'responded_at',
  respondedBy: 'responded_by',
} as const;

export const MEMBER_COLUMNS = {
  ...MEMBER_CHANGES,
  campaignId: 'campaign_id',
  customerId: 'customer_id',
  contactId: 'contact_id',
  addedAt: 'added_at',
  addedBy: 'added_by',
} as const;

type Row = GoodRow<Verdict<MemberRow>>;
type Why = 'noContact' | 'advertisingProtected' | 'declined';

/** What the file would do to the members of campaigns. */
export async function planMembers(
  db: Reader,
  file: ImportFile,
  mapping: ColumnMapping,
  lists: Lists,
  by: Importing,
): Promise<Plan> {
  const planner = new Planner();
  const rows = await planner.readRows(file, mapping, (cell) => readMemberRow(cell, lists));
  const known = await readKnown(db, rows);
  const leftOut = await readLeftOut(db, rows);
  const good = withoutRepetitions(planner, rows, {
    what: 'member',
    field: 'accountNumber',
    keyOf: ({ verdict }) => keyOf(verdict.values),
    nameOf: ({ cell }) => cell('contact') || cell('accountNumber') || cell('email') || cell('cvr') || '',
  });
  for (const { row, verdict } of good) {
    const { campaignId, customerId, contactId, ...spoken } = verdict.values;
    const before = known.get(keyOf(verdict.values));
    const why = leftOut.get(personOf(verdict.values));
    if (!before && why) {
      planner.skip(row, { field: null, id: `left-out-${why}` });
      continue;
    }
    planner.warn(row, verdict.warnings);
    if (before) planner.settle(before, spoken, (changes) => keepTogether(changes, before, by));
    else {
      const creation = planner.create(spoken, {
        ...{ campaignId, customerId, contactId, response: 'none' },
        ...addedBy(by),
      });
      answer(creation.fields, by);
    }
  }
  return planner.finish();
}

const addedBy = (by: Importing) => ({ addedAt: by.now.toISOString(), addedBy: by.actorId });

/** Whoever answered did so at some time, and nobody answers nothing. */
function answer(fields: Record<string, unknown>, by: Importing): void {
  const answered = fields.response !== 'none';
  fields.respondedAt = answered ? (fields.respondedAt ?? by.now.toISOString()) : null;
  fields.respondedBy = answered ? by.actorId : null;
}

function keepTogether(changes: Changes, before: Known, by: Importing): void {
  if (Object.keys(changes).length === 0) return;
  const after: Record<string, unknown> = { ...before.fields };
  for (const [field, [, to]] of Object.entries(changes)) after[field] = to;
  if (changes.response && !changes.respondedAt) after.respondedAt = null;
  answer(after, by);
  for (const field of ['respondedAt', 'respondedBy']) {
    delete changes[field];
    if (JSON.stringify(after[field]) !== JSON.stringify(before.fields[field])) {
      changes[field] = [before.fields[field], after[field]];
    }
  }
}

const keyOf = ({ campaignId, customerId, contactId }: MemberRow): string =>
  `${campaignId} ${customerId} ${contactId}`;
const personOf = ({ customerId, contactId }: Pick<MemberRow, 'customerId' | 'contactId'>): string =>
  `${customerId} ${contactId}`;

async function readKnown(db: Reader, rows: readonly Row[]): Promise<Map<string, Known>> {
  const campaignIds = [...new Set(rows.map((good) => good.verdict.values.campaignId))];
  const found = await sql<KnownRow & MemberRow>`
    select m.campaign_id as "campaignId", m.customer_id as "customerId", m.contact_id as "contactId",
      m.response, date_trunc('minute', m.responded_at) as "respondedAt", m.responded_by as "respondedBy",
      m.id as "knownId", m.version, coalesce(i.fields, '{}') as seen
    from campaign_member m left join imported i on i.entity = 'campaign_member' and i.entity_id = m.id
    where m.campaign_id = any(${campaignIds})`.execute(db);
  return new Map(found.rows.map((row) => [keyOf(row), asKnown(row)]));
}

/** Of the people in the file, those who may not be written to, and why. */
async function readLeftOut(db: Reader, rows: readonly Row[]): Promise<Map<string, Why>> {
  const people = rows.map(({ verdict: { values } }) => values);
  const { rows: found } = await sql<MemberRow & { why: Why }>`
    select * from (
      select named.customer_id as "customerId", named.contact_id as "contactId", case ${LEFT_OUT} end as why
      from (select distinct * from unnest(${people.map((one) => one.customerId)}::int[],
        ${people.map((one) => one.contactId)}::int[]) as each(customer_id, contact_id)) named
      join customer c on c.id = named.customer_id left join contact p on p.id = named.contact_id
    ) judged where why is not null`.execute(db);
  return new Map(found.map((row) => [personOf(row), row.why]));
}
