// What rows name besides customers by their number: companies by name, campaigns by name, projects by number. Read once
// for a whole file; a name that several have is never guessed.
import { sql } from 'kysely';
import { fold } from '../../shared/fold.ts';
import type { Reader } from '../db/database.ts';
import type { CellReader } from './cells.ts';
import type { Asking, Party } from './lists.ts';

export interface Campaign {
  id: number;
}

export interface Project {
  id: number;
  customer: Party;
  accountNumber: string;
}

interface CompanyFinder {
  parties: Party[];
  find(read: CellReader): Party | undefined;
}

/** Finds a company by its name; undefined with a fault. */
export async function companyFinder(
  db: Reader,
  { companies, hold }: Pick<Asking, 'companies' | 'hold'>,
): Promise<CompanyFinder> {
  const rows =
    companies.length === 0
      ? []
      : await db
          .selectFrom('customer')
          .select(['id', 'name', 'responsible_id as responsibleId'])
          .where('merged_into_id', 'is', null)
          .where(sql<boolean>`fold(name) = any (${companies.map(fold)}::text[])`)
          .orderBy('id')
          .$if(hold, (query) => query.forKeyShare())
          .execute();
  const byName = Map.groupBy(rows, (row) => fold(row.name));
  return {
    parties: rows,
    find(read) {
      const name = read.cell('company') ?? '';
      const [found, another] = byName.get(fold(name)) ?? [];
      if (another) return read.fault('company', 'several-companies', name);
      return found ?? read.fault('company', 'unknown-company', name);
    },
  };
}

type Finder<T> = (read: CellReader) => T | null | undefined;

export async function campaignFinder(db: Reader): Promise<Finder<Campaign>> {
  const rows = await db.selectFrom('campaign').select(['id', 'name']).orderBy('id').execute();
  const byName = Map.groupBy(rows, (row) => fold(row.name));
  return (read) => {
    const name = read.cell('campaign');
    if (!name) return name === undefined ? undefined : null;
    const [found, another] = byName.get(fold(name)) ?? [];
    if (another) return read.fault('campaign', 'several-campaigns', name);
    return found ?? read.fault('campaign', 'unknown-campaign', name);
  };
}

export async function projectFinder(
  db: Reader,
  { projects }: Pick<Asking, 'projects'>,
): Promise<Finder<Project>> {
  const rows =
    projects.length === 0
      ? []
      : await db
          .selectFrom('project')
          .innerJoin('customer', 'customer.id', 'project.customer_id')
          .select(['project.id', 'project.number', 'customer.id as customerId'])
          .select(['customer.account_number as accountNumber', 'customer.responsible_id as responsibleId'])
          .where('project.number', '=', (is) => is.fn.any(is.val(projects)))
          .execute();
  const byNumber = new Map(
    rows.map(({ number, customerId, responsibleId, ...row }) => [
      number,
      { ...row, customer: { id: customerId, responsibleId } },
    ]),
  );
  return (read) => {
    const number = read.cell('project');
    if (!number) return number === undefined ? undefined : null;
    return byNumber.get(number) ?? read.fault('project', 'unknown-project', number);
  };
}
