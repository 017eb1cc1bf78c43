// What the project pages ask of the server. The first words of the keys are those that live changes know.
import { queryOptions } from '@tanstack/react-query';
import type { ProjectSort } from '../../shared/project-sorts.ts';
import {
  forecastProjects,
  listProjects,
  type ProjectFilter,
  readBoard,
  readProject,
  sumProjects,
} from '../../shared/projects.ts';
import { call } from '../data/call.ts';

/** What narrows and orders the list, as it stands in the address. */
export interface ProjectSearch {
  view?: 'board' | 'forecast';
  q?: string;
  /** absent: open ones */
  state?: Exclude<ProjectFilter['state'], 'open'>;
  stages?: number[];
  salespeople?: number[];
  customerId?: number;
  campaignId?: number;
  nextFollowUp?: 'due' | 'future' | 'none';
  expectedFrom?: string;
  expectedTo?: string;
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
  ...rest
}: ProjectSearch) {
  return {
    ...rest,
    ...(stages && { stages: stages.join(',') }),
    ...(salespeople && { salespeople: salespeople.join(',') }),
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

export const forecastQuery = (salespeople: readonly number[] | undefined) =>
  queryOptions({
    queryKey: ['projects', 'forecast', salespeople],
    queryFn: ({ signal }) =>
      call(
        forecastProjects,
        { query: { ...(salespeople && { salespeople: salespeople.join(',') }) } },
        { signal },
      ),
  });
