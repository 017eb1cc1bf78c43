// The addresses of customers: the list with its search, filters and order, and one of them («new» is the form for
// a new one) with its open tab. What cannot be read in an address is left out of it.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { customerSort, nextFollowUpFilter } from '../../shared/record-sorts.ts';
import { readTimelineSearch, type TimelineSearch } from '../activities/timeline-search.ts';
import { frameRoute } from '../frame-route.tsx';
import { dayOf, idsOf, oneOf, textOf, tidy } from '../records/address.ts';
import type { CustomerSearch, StatusChangeSearch } from './queries.ts';

const classesOf = (value: unknown): string[] | undefined => {
  const classes = (Array.isArray(value) ? value : [value]).filter((each) => /^[A-Z]$/.test(String(each)));
  return classes.length > 0 ? classes : undefined;
};

export const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>): CustomerSearch =>
    tidy({
      q: textOf(search.q),
      statuses: idsOf(search.statuses),
      responsible: idsOf(search.responsible),
      classes: classesOf(search.classes),
      industry: textOf(search.industry),
      targetGroup: textOf(search.targetGroup),
      nextFollowUp: oneOf(nextFollowUpFilter.options, search.nextFollowUp),
      sort: oneOf(customerSort.options, search.sort),
      descending: search.descending === true || undefined,
    }),
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
});

export const CUSTOMER_TABS = [
  'activities',
  'contacts',
  'projects',
  'campaigns',
  'documents',
  'history',
] as const;
export type CustomerTab = (typeof CUSTOMER_TABS)[number];

/** Beside the tab: what narrows its activities, and the one that stands open. */
interface CustomerPlace extends TimelineSearch {
  /** the first one when left out */
  tab?: CustomerTab;
  edit?: boolean;
}

export const customerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/$id',
  validateSearch: (search: Record<string, unknown>): CustomerPlace =>
    tidy({
      ...readTimelineSearch(search),
      tab: oneOf(CUSTOMER_TABS, search.tab),
      edit: search.edit === true || undefined,
    }),
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
});

export const statusChangesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/status-changes',
  validateSearch: (search: Record<string, unknown>): StatusChangeSearch =>
    tidy({
      by: oneOf(['all'] as const, search.by),
      customerId: idsOf(search.customerId)?.[0],
      ruleId: idsOf(search.ruleId)?.[0],
      from: dayOf(search.from),
      to: dayOf(search.to),
    }),
  component: lazyRouteComponent(() => import('./status-changes-page.tsx'), 'StatusChangesPage'),
});
