// The company: its name, its time zone (where «today» is), its days off. Asked at every request, so remembered
// per process until a change is told.

import type { OutputOf } from '../../shared/contract.ts';
import type * as api from '../../shared/users.ts';
import type { ExtraDaysOff } from '../../shared/working-days.ts';
import type { Reader, Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences, recordEvent } from '../history/record.ts';
import { searchAllAnew } from '../history/search-news.ts';
import { findActiveType } from './lists.ts';

export interface Company {
  name: string;
  timeZone: string;
  daysOff: ExtraDaysOff;
  defaultNextTypeId: number | null;
  version: number;
}

/** Before set-up there is no company yet; the defaults serve the few endpoints that work then. */
const UNNAMED: Company = {
  name: '',
  timeZone: 'Europe/Copenhagen',
  daysOff: { may1: false, june5: true, dec24: true, dec31: true },
  defaultNextTypeId: null,
  version: 1,
};

const COMPANY = [
  'name',
  'time_zone as timeZone',
  'days_off as daysOff',
  'default_next_type_id as defaultNextTypeId',
  'version',
] as const;

export async function readCompany(db: Reader): Promise<Company> {
  const row = await db.selectFrom('company').select(COMPANY).executeTakeFirst();
  return row ? worded(row) : UNNAMED;
}

function worded<Row extends { daysOff: unknown }>(
  row: Row,
): Omit<Row, 'daysOff'> & { daysOff: ExtraDaysOff } {
  const { may1, june5, dec24, dec31 } = row.daysOff as ExtraDaysOff;
  return { ...row, daysOff: { may1, june5, dec24, dec31 } };
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

/** Changes the company's settings. Throws 422 `unknown-type`, 409 `stale-version`. */
export async function changeCompany(
  tx: Tx,
  { version, daysOff, ...fields }: OutputOf<(typeof api.changeCompany)['body']>,
  who: { actorId: number; now: Date },
): Promise<Company> {
  const row = await tx.selectFrom('company').select(COMPANY).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  const before = worded(row);
  if (fields.defaultNextTypeId) await findActiveType(tx, fields.defaultNextTypeId, 'defaultNextTypeId');
  // Each day off is a field of its own: two people may change one each.
  const changes = differences({ ...before, ...before.daysOff }, { ...fields, ...daysOff });
  await refuseStale(tx, { ...COMPANY_RECORD, version: before.version }, version, changes);
  if (Object.keys(changes).length === 0) return before;
  await tx
    .updateTable('company')
    .set({
      ...(fields.name !== undefined && { name: fields.name }),
      ...(fields.timeZone !== undefined && { time_zone: fields.timeZone }),
      ...(daysOff !== undefined && { days_off: JSON.stringify({ ...before.daysOff, ...daysOff }) }),
      ...(fields.defaultNextTypeId !== undefined && { default_next_type_id: fields.defaultNextTypeId }),
      version: before.version + 1,
    })
    .execute();
  // Which day a follow-up was completed on is what activities are found by.
  if ('timeZone' in changes) await searchAllAnew(tx);
  await recordEvent(tx, {
    entity: COMPANY_RECORD.entity,
    entityId: COMPANY_RECORD.id,
    verb: COMPANY_RECORD.verb,
    actorId: who.actorId,
    at: who.now,
    version: before.version + 1,
    changes,
  });
  return readCompany(tx);
}

/** How the one company is named in the change log. */
const COMPANY_RECORD = { entity: 'setting', id: 0, verb: 'company-changed' } as const;
