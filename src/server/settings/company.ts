// The company: its name, its time zone (where «today» is), its days off. Asked at every request, so remembered
// per process until a change is told.

import type { CompanyView } from '../../shared/users.ts';
import type { ExtraDaysOff } from '../../shared/working-days.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';

export interface Company {
  name: string;
  timeZone: string;
  daysOff: ExtraDaysOff;
  defaultNextTypeId: number | null;
}

/** Before set-up there is no company yet; the defaults serve the few endpoints that work then. */
const UNNAMED: Company = {
  name: '',
  timeZone: 'Europe/Copenhagen',
  daysOff: { may1: false, june5: true, dec24: true, dec31: true },
  defaultNextTypeId: null,
};

export async function readCompany(db: Reader): Promise<Company> {
  const row = await db
    .selectFrom('company')
    .select([
      'name',
      'time_zone as timeZone',
      'days_off as daysOff',
      'default_next_type_id as defaultNextTypeId',
    ])
    .executeTakeFirst();
  return row ? { ...row, daysOff: row.daysOff as unknown as ExtraDaysOff } : UNNAMED;
}

/** Remembers the company until `forget`. */
export function companyBook(db: Reader): { read: () => Promise<Company>; forget: () => void } {
  let known: Promise<Company> | undefined;
  return {
    read() {
      known ??= readCompany(db).then(
        (company) => {
          if (company.name === '') known = undefined;
          return company;
        },
        (error) => {
          known = undefined;
          throw error;
        },
      );
      return known;
    },
    forget: () => {
      known = undefined;
    },
  };
}

/** Changes the company's settings. Throws 422 for an unknown default type. */
export async function changeCompany(
  tx: Tx,
  change: Partial<{ [K in keyof CompanyView]: CompanyView[K] | undefined }>,
  who: { actorId: number; now: Date },
): Promise<CompanyView> {
  if (change.defaultNextTypeId) {
    const type = await tx
      .selectFrom('activity_type')
      .select('id')
      .where('id', '=', change.defaultNextTypeId)
      .executeTakeFirst();
    if (!type) throw faultAt('defaultNextTypeId', 'unknown-type');
  }
  const values = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.timeZone !== undefined && { time_zone: change.timeZone }),
    ...(change.daysOff !== undefined && { days_off: JSON.stringify(change.daysOff) }),
    ...(change.defaultNextTypeId !== undefined && { default_next_type_id: change.defaultNextTypeId }),
  };
  if (Object.keys(values).length > 0) await tx.updateTable('company').set(values).execute();
  const company = await readCompany(tx);
  if (company.name === '') throw new Problem(404, 'not-found');
  await recordEvent(tx, {
    entity: 'setting',
    entityId: 0,
    verb: 'company-changed',
    actorId: who.actorId,
    at: who.now,
    details: change,
  });
  return company;
}
