// The whole state of To-Do as its address says it, so that reload, back and a shared link show the same list.
// What is absent has its default: own and open (rule 9). Nothing else may decide what the list shows.
import { activityKind } from '../../shared/settings.ts';
import {
  COUNTERS,
  type CounterName,
  type DueFilter,
  dueFilter,
  type TodoSort,
  todoSort,
} from '../../shared/todo.ts';

export interface TodoSearch {
  /** absent: my own */
  owner?: 'all' | number;
  /** absent: open */
  state?: 'closed' | 'both';
  due?: DueFilter;
  /** separated by comma */
  kinds?: string;
  /** ids separated by comma; a single one is a number, as the router reads it */
  types?: string | number;
  /** open quotes, of whatever type */
  quotes?: boolean;
  customerId?: number;
  projectId?: number;
  campaignId?: number;
  period?: 'recent';
  q?: string;
  /** absent: working order, or latest change first where completed ones are shown */
  sort?: TodoSort;
  descending?: boolean;
  view?: 'customer' | 'project';
  /** the activity that stands open beside the list */
  open?: number | 'new';
}

/** Reads an address; what means nothing is left out. */
export function readTodoSearch(raw: Record<string, unknown>): TodoSearch {
  const kinds = text(raw.kinds)
    .split(',')
    .filter((kind) => activityKind.options.includes(kind as never));
  const types = idsOf(text(raw.types));
  return present({
    owner: raw.owner === 'all' ? 'all' : idOf(raw.owner),
    state: oneOf(['closed', 'both'] as const, raw.state),
    due: oneOf(dueFilter.options, raw.due),
    kinds: kinds.length > 0 ? kinds.join(',') : undefined,
    types: types.length > 1 ? types.join(',') : types[0],
    quotes: raw.quotes === true ? true : undefined,
    customerId: idOf(raw.customerId),
    projectId: idOf(raw.projectId),
    campaignId: idOf(raw.campaignId),
    period: oneOf(['recent'] as const, raw.period),
    q: text(raw.q).slice(0, 200) || undefined,
    sort: oneOf(todoSort.options, raw.sort),
    descending: raw.descending === true ? true : undefined,
    view: oneOf(['customer', 'project'] as const, raw.view),
    open: raw.open === 'new' ? 'new' : idOf(raw.open),
  });
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const oneOf = <T extends string>(options: readonly T[], value: unknown): T | undefined =>
  options.find((option) => option === value);
const idOf = (value: unknown): number | undefined => idsOf(text(value))[0];

function idsOf(list: string): number[] {
  return list
    .split(',')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0 && id <= 2_147_483_647);
}

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** The ids of the types chosen. */
export const typesOf = ({ types }: TodoSearch): number[] => idsOf(text(types));

/** How the ids of types stand in an address. */
export const typesInAddress = (ids: readonly number[]): string | number | undefined =>
  ids.length > 1 ? ids.join(',') : ids[0];

export const kindsOf = ({ kinds }: TodoSearch): string[] => kinds?.split(',') ?? [];

/** The order in force. Where completed ones are shown the latest change stands first, unless a column was chosen. */
export function orderOf(search: TodoSearch): { sort: TodoSort; descending: boolean; chosen: boolean } {
  if (search.sort) return { sort: search.sort, descending: search.descending ?? false, chosen: true };
  if (search.view) {
    return {
      sort: search.view === 'customer' ? 'customerName' : 'project',
      descending: false,
      chosen: false,
    };
  }
  if (search.state) return { sort: 'updatedAt', descending: true, chosen: true };
  return { sort: 'followUp', descending: false, chosen: false };
}

/** What the server is asked to filter by. */
export function filterOf(search: TodoSearch) {
  const { owner = 'mine', due, kinds, quotes, customerId, projectId, campaignId, q } = search;
  const state: 'open' | 'closed' | 'both' = search.state ?? 'open';
  const period: 'recent' | 'all' = search.period ?? 'all';
  const types = typesOf(search).join(',');
  return {
    owner,
    state,
    period,
    ...(due && { due }),
    ...(kinds && { kinds }),
    ...(types && { types }),
    ...(quotes && { quotes: 'true' as const }),
    ...(customerId && { customerId }),
    ...(projectId && { projectId }),
    ...(campaignId && { campaignId }),
    ...(q && { q }),
  };
}

/** The address with every filter taken off; whose list, order and view stay. */
export function withoutFilters({ owner, sort, descending, view, open }: TodoSearch): TodoSearch {
  return present({ owner, sort, descending, view, open });
}

/** The list that a counter counts: its filter on the owner's open list, and nothing else (rule 13). */
export function searchOfCounter(name: CounterName, search: TodoSearch): TodoSearch {
  const counter = COUNTERS[name];
  return {
    ...withoutFilters(search),
    ...('due' in counter && { due: counter.due }),
    ...('kinds' in counter && { kinds: counter.kinds.join(',') }),
    ...('quotes' in counter && { quotes: counter.quotes }),
  };
}

/** Whether the list is exactly the one that the counter counts. */
export function isCounter(name: CounterName, search: TodoSearch): boolean {
  const wanted = searchOfCounter(name, search);
  return JSON.stringify(filterOf(wanted)) === JSON.stringify(filterOf(search));
}
