// The address of CRM Overblik with everything that narrows and orders it: reload, back and a shared link show the same.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';
import type { OverviewSearch } from './overview-search.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/overview',
  // What it means is read where it is used, with the page; here it only has to be an object.
  validateSearch: (search: Record<string, unknown>) => search as OverviewSearch,
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
