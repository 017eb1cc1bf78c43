// The first visit: the company, its lists with the usual Danish words, and its first administrator. Works exactly once.
import type { OutputOf } from '../../shared/contract.ts';
import type { setUp } from '../../shared/users.ts';
import type { Reader, Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { createAccount } from './accounts.ts';

/** Whether the company still waits to be set up. */
export async function setupNeeded(db: Reader): Promise<boolean> {
  return !(await db.selectFrom('company').select('id').executeTakeFirst());
}

const STATUSES = ['Lead', 'Emne', 'Kunde', 'Tidligere kunde', 'Leverandør', 'Partner'];

const TYPES = [
  { name: 'Tlf', kind: 'call' },
  { name: 'Møde', kind: 'meeting' },
  { name: 'Besøg', kind: 'visit' },
  { name: 'Tilbud', kind: 'quote' },
  { name: 'EMail', kind: 'email', born_completed: true },
  { name: 'Notat', kind: 'note', born_completed: true },
  { name: 'Opfølgning', kind: 'follow-up' },
  { name: 'Kampagne', kind: 'campaign' },
  { name: 'Opgave', kind: 'task', internal: true },
];

/** Creates company, lists and administrator; answers the administrator's id. Throws 409 `already-set-up`. */
export async function setUpCompany(
  tx: Tx,
  input: OutputOf<(typeof setUp)['body']>,
  now: Date,
): Promise<number> {
  const company = await tx
    .insertInto('company')
    .values({ name: input.companyName, time_zone: input.timeZone, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!company) throw new Problem(409, 'already-set-up');
  await tx
    .insertInto('customer_status')
    .values(STATUSES.map((name, position) => ({ name, position })))
    .execute();
  const types = await tx
    .insertInto('activity_type')
    .values(TYPES.map((type, position) => ({ ...type, position })))
    .returning(['id', 'kind'])
    .execute();
  const followUp = types.find((type) => type.kind === 'follow-up');
  await tx
    .updateTable('company')
    .set({ default_next_type_id: followUp?.id ?? null })
    .execute();
  await recordEvent(tx, { entity: 'setting', entityId: 0, verb: 'set-up', actorId: null, at: now });
  const administrator = await createAccount(
    tx,
    {
      name: input.name,
      initials: input.initials,
      email: input.email,
      password: input.password,
      role: 'administrator',
      language: input.language,
    },
    { actorId: null, now },
  );
  return administrator.id;
}
