// What the project pages ask of the server. The first words of the keys are those that live changes know.
import { queryOptions } from '@tanstack/react-query';
import type { Day } from '../../shared/days.ts';
import type { ProjectNextFollowUp, ProjectSort } from '../../shared/project-sorts.ts';
import {
  forecastProjects,
  listProjects,
  type ProjectFilter,
  readBoard,
  readProject,
  sumProjects,
} from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import type { Expected } from './expected-periods.ts';

/** What narrows and orders the list, as it stands in the address. */
export interface ProjectSearch extends Expected {
  /** closed within these days, both included */
  closedFrom?: Day;
  closedTo?: Day;
  view?: 'board' | 'forecast';
  q?: string;
  /** absent: open ones */
  state?: Exclude<ProjectFilter['state'], 'open'>;
  stages?: number[];
  salespeople?: number[];
  customerId?: number;
  campaignId?: number;
  nextFollowUp?: ProjectNextFollowUp;
  sort?: ProjectSort;
  descending?: boolean;
}

export const projectQuery = (id: number) =>
  queryOptions({
    queryKey: ['project', id],
    queryFn: ({ signal }) => call(readProject, { params: { id } }, { signal }),
  });

const PAGE = 100;

/** The filter alone, for list, sums and board alike: what is summed is what is shown. */
export function filterOf({
  view: _,
  sort: __,
  descending: ___,
  stages,
  salespeople,
  undated,
  ...rest
}: ProjectSearch) {
  return {
    ...rest,
    ...(stages && { stages: stages.join(',') }),
    ...(salespeople && { salespeople: salespeople.join(',') }),
    ...(undated && { undated: 'true' as const }),
  };
}

/** One page of the list. */
export function fetchProjects(search: ProjectSearch, cursor: string | undefined, signal: AbortSignal) {
  const { sort, descending } = search;
  const query = {
    ...filterOf(search),
    ...(sort && { sort }),
    ...(descending && { descending: 'true' as const }),
    cursor,
    limit: PAGE,
  };
  return call(listProjects, { query }, { signal });
}

export const sumsQuery = (search: ProjectSearch) =>
  queryOptions({
    queryKey: ['projects', 'sums', filterOf(search)],
    queryFn: ({ signal }) => call(sumProjects, { query: filterOf(search) }, { signal }),
  });

export const boardQuery = (search: ProjectSearch) =>
  queryOptions({
    queryKey: ['projects', 'board', filterOf(search)],
    queryFn: ({ signal }) => call(readBoard, { query: filterOf(search) }, { signal }),
  });

/** How far the forecast looks ahead month by month. */
export const FORECAST_MONTHS = 12;

/** Of the open ones among what the filter shows. */
export function forecastQuery(search: ProjectSearch) {
  const { state: _, closedFrom: __, closedTo: ___, ...filter } = filterOf(search);
  return queryOptions({
    queryKey: ['projects', 'forecast', filter],
    queryFn: ({ signal }) =>
      call(forecastProjects, { query: { ...filter, months: FORECAST_MONTHS } }, { signal }),
  });
}
