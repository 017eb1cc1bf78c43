// The addresses of sales projects: the list (or board, or forecast) with its search, filters and order, and one of them
// («new» is the form for a new one) with its open tab. What cannot be read in an address is left out of it.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectNextFollowUp, projectSort } from '../../shared/project-sorts.ts';
import { readTimelineSearch, type TimelineSearch } from '../activities/timeline-search.ts';
import { frameRoute } from '../frame-route.tsx';
import { dayOf, idsOf, oneOf, textOf, tidy } from '../records/address.ts';
import type { ProjectSearch } from './queries.ts';

export const projectsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/projects',
  validateSearch: (search: Record<string, unknown>): ProjectSearch =>
    tidy({
      view: oneOf(['board', 'forecast'] as const, search.view),
      q: textOf(search.q),
      state: oneOf(['won', 'lost', 'closed', 'all'] as const, search.state),
      stages: idsOf(search.stages),
      salespeople: idsOf(search.salespeople),
      customerId: idsOf(search.customerId)?.[0],
      campaignId: idsOf(search.campaignId)?.[0],
      nextFollowUp: oneOf(projectNextFollowUp.options, search.nextFollowUp),
      expectedFrom: dayOf(search.expectedFrom),
      expectedTo: dayOf(search.expectedTo),
      closedFrom: dayOf(search.closedFrom),
      closedTo: dayOf(search.closedTo),
      undated: search.undated === true || undefined,
      sort: oneOf(projectSort.options, search.sort),
      descending: search.descending === true || undefined,
    }),
  component: lazyRouteComponent(() => import('./projects-page.tsx'), 'ProjectsPage'),
});

export const PROJECT_TABS = ['activities', 'documents', 'history'] as const;
export type ProjectTab = (typeof PROJECT_TABS)[number];

/** Beside the tab: what narrows its activities, and the one that stands open. */
interface ProjectPlace extends TimelineSearch {
  /** the first one when left out */
  tab?: ProjectTab;
  edit?: boolean;
  /** of a new one: whose it is */
  customerId?: number;
  contactId?: number;
  campaignId?: number;
}

export const projectRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/projects/$id',
  validateSearch: (search: Record<string, unknown>): ProjectPlace =>
    tidy({
      ...readTimelineSearch(search),
      tab: oneOf(PROJECT_TABS, search.tab),
      edit: search.edit === true || undefined,
      customerId: idsOf(search.customerId)?.[0],
      contactId: idsOf(search.contactId)?.[0],
      campaignId: idsOf(search.campaignId)?.[0],
    }),
  component: lazyRouteComponent(() => import('./project-page.tsx'), 'ProjectPage'),
});
