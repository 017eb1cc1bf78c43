// What the customer pages ask of the server. The first words of the keys are those that live changes know.
import { queryOptions } from '@tanstack/react-query';
import { listCustomers, listStatusChanges, readCustomer } from '../../shared/customers.ts';
import type { Day } from '../../shared/days.ts';
import type { CustomerSort } from '../../shared/record-sorts.ts';
import { call } from '../data/call.ts';

/** What narrows and orders the list, as it stands in the address. */
export interface CustomerSearch {
  q?: string;
  statuses?: number[];
  responsible?: number[];
  classes?: string[];
  industry?: string;
  targetGroup?: string;
  nextFollowUp?: 'due' | 'future' | 'none';
  sort?: CustomerSort;
  descending?: boolean;
}

export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => call(readCustomer, { params: { id } }, { signal }),
  });

const PAGE = 100;

/** One page of the list. */
export function fetchCustomers(search: CustomerSearch, cursor: string | undefined, signal: AbortSignal) {
  const { statuses, responsible, classes, descending, ...rest } = search;
  const query = {
    ...rest,
    ...(statuses && { statuses: statuses.join(',') }),
    ...(responsible && { responsible: responsible.join(',') }),
    ...(classes && { classes: classes.join(',') }),
    ...(descending && { descending: 'true' as const }),
    cursor,
    limit: PAGE,
  };
  return call(listCustomers, { query }, { signal });
}

/** What narrows the list of status changes, as it stands in the address. */
export interface StatusChangeSearch {
  /** absent: only those that rules made */
  by?: 'all';
  customerId?: number;
  ruleId?: number;
  from?: Day;
  to?: Day;
}

export function fetchStatusChanges(
  search: StatusChangeSearch,
  cursor: string | undefined,
  signal: AbortSignal,
) {
  return call(listStatusChanges, { query: { ...search, cursor, limit: PAGE } }, { signal });
}
