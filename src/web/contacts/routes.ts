// The addresses of contacts: the list with its search, filters and order, and one of them («new» is the form for
// a new one) with its open tab. What cannot be read in an address is left out of it.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contactSort, nextFollowUpFilter } from '../../shared/record-sorts.ts';
import { readTimelineSearch, type TimelineSearch } from '../activities/timeline-search.ts';
import { frameRoute } from '../frame-route.tsx';
import { idsOf, oneOf, textOf, tidy } from '../records/address.ts';
import type { ContactSearch } from './queries.ts';

export const contactsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/contacts',
  validateSearch: (search: Record<string, unknown>): ContactSearch =>
    tidy({
      q: textOf(search.q),
      nextFollowUp: oneOf(nextFollowUpFilter.options, search.nextFollowUp),
      withLeft: search.withLeft === true || undefined,
      sort: oneOf(contactSort.options, search.sort),
      descending: search.descending === true || undefined,
    }),
  component: lazyRouteComponent(() => import('./contacts-page.tsx'), 'ContactsPage'),
});

export const CONTACT_TABS = ['activities', 'projects', 'campaigns', 'documents', 'history'] as const;
export type ContactTab = (typeof CONTACT_TABS)[number];

/** Beside the tab: what narrows the person's activities, and the one that stands open. */
interface ContactPlace extends TimelineSearch {
  /** the first one when left out */
  tab?: ContactTab;
  edit?: boolean;
  /** where a new contact is to be */
  customerId?: number;
}

export const contactRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/contacts/$id',
  validateSearch: (search: Record<string, unknown>): ContactPlace =>
    tidy({
      ...readTimelineSearch(search),
      tab: oneOf(CONTACT_TABS, search.tab),
      edit: search.edit === true || undefined,
      customerId: idsOf(search.customerId)?.[0],
    }),
  component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
});
