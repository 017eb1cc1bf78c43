// Finding sales projects and campaigns for the pickers of a form.
import { listCampaigns } from '../../shared/campaigns.ts';
import { listProjects } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import type { Pick } from '../ui/async-picker.tsx';
import { type CustomerPick, joined } from './find-parties.ts';

export interface ProjectPick extends Pick {
  /** whose it is; choosing the project fills the customer */
  customer: CustomerPick;
}

const MOST = 20;

/** Projects of the given customer, or of all; open ones unless asked for all. */
export async function findProjects(
  q: string,
  signal: AbortSignal,
  customerId: number | null,
  state: 'open' | 'all' = 'open',
): Promise<ProjectPick[]> {
  const query = { q, state, limit: MOST, ...(customerId !== null && { customerId }) };
  const { items } = await call(listProjects, { query }, { signal });
  return items.map((row) => projectPick(row, customerId === null));
}

interface ProjectFacts {
  id: number;
  name: string;
  number: string;
  customerId: number;
  customerName: string;
  accountNumber: string;
}

export function projectPick(row: ProjectFacts, withCustomer: boolean): ProjectPick {
  return {
    id: String(row.id),
    name: row.name,
    detail: joined(row.number, withCustomer && row.customerName),
    customer: { id: String(row.customerId), name: row.customerName, detail: row.accountNumber },
  };
}

export async function findCampaigns(q: string, signal: AbortSignal): Promise<Pick[]> {
  const query = { q, limit: MOST, descending: 'true' as const };
  const { items } = await call(listCampaigns, { query }, { signal });
  return items.map(({ id, name, kind }) => ({ id: String(id), name, detail: kind }));
}
