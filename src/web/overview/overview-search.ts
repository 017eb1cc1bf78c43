// The whole state of CRM Overblik as its address says it; what cannot be read in an address is left out of it.
import {
  type DateOf,
  dateOf,
  type OverviewOrder,
  outcomeOrNone,
  overviewOrder,
  type Punctuality,
  punctuality,
} from '../../shared/overview.ts';
import { dayOf, idsOf, oneOf, textOf, tidy } from '../records/address.ts';

/** The filters whose values are ids, several of each. */
export const LISTS = [
  'salespeople',
  'types',
  'customers',
  'contacts',
  'projects',
  'campaigns',
  'tags',
  'statuses',
] as const;
export type ListName = (typeof LISTS)[number];

export interface OverviewSearch extends Partial<Record<ListName, number[]>> {
  q?: string;
  document?: string;
  outcomes?: (typeof outcomeOrNone.options)[number][];
  /** how a follow-up was kept */
  punctuality?: Punctuality[];
  /** absent: both */
  state?: 'open' | 'closed';
  direction?: 'in' | 'out';
  documents?: boolean;
  /** absent: when it happened */
  dateOf?: Exclude<DateOf, 'occurred'>;
  from?: string;
  to?: string;
  /** absent: newest first */
  order?: Exclude<OverviewOrder, 'newest'>;
  /** the activity that stands open beside the list */
  open?: number;
}

export function readOverviewSearch(raw: Record<string, unknown>): OverviewSearch {
  const some = <Word extends string>(words: readonly Word[], value: unknown) => {
    const chosen = words.filter((word) => Array.isArray(value) && value.includes(word));
    return chosen.length > 0 ? chosen : undefined;
  };
  const chosenDate = oneOf(dateOf.options, raw.dateOf);
  const order = oneOf(overviewOrder.options, raw.order);
  return tidy({
    q: textOf(raw.q),
    document: textOf(raw.document),
    ...Object.fromEntries(LISTS.map((name) => [name, idsOf(raw[name])])),
    outcomes: some(outcomeOrNone.options, raw.outcomes),
    punctuality: some(punctuality.options, raw.punctuality),
    state: oneOf(['open', 'closed'] as const, raw.state),
    direction: oneOf(['in', 'out'] as const, raw.direction),
    documents: typeof raw.documents === 'boolean' ? raw.documents : undefined,
    dateOf: chosenDate === 'occurred' ? undefined : chosenDate,
    from: dayOf(raw.from),
    to: dayOf(raw.to),
    order: order === 'newest' ? undefined : order,
    open: idsOf(raw.open)?.[0],
  });
}

/** What the server is asked to filter by. */
export function filterOf({ order: _, open: __, ...search }: OverviewSearch) {
  const { outcomes, punctuality: kept, documents, ...rest } = search;
  const lists = LISTS.flatMap((name) => (search[name] ? [[name, search[name].join(',')]] : []));
  return {
    ...(rest as Omit<typeof rest, ListName>),
    ...(Object.fromEntries(lists) as Partial<Record<ListName, string>>),
    ...(outcomes && { outcomes: outcomes.join(',') }),
    ...(kept && { punctuality: kept.join(',') }),
    ...(documents !== undefined && { documents: documents ? ('true' as const) : ('false' as const) }),
  };
}

/** The words alone; order and what stands open stay. */
export const withoutFilters = ({ q, document, order, open }: OverviewSearch): OverviewSearch =>
  tidy({ q, document, order, open });

/** Whether anything but words narrows the list. */
export const isFiltered = (search: OverviewSearch): boolean =>
  Object.keys(filterOf(search)).some((name) => name !== 'q' && name !== 'document' && name !== 'dateOf');
