// Campaigns: the list, some of them side by side, and one of them («new» is the form for a new one) with its open tab.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';
import { idsOf, tidy } from '../records/address.ts';
import { readCampaignPlace, readCampaignSearch } from './search.ts';

export const campaignsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/campaigns',
  validateSearch: readCampaignSearch,
  component: lazyRouteComponent(() => import('./campaigns-page.tsx'), 'CampaignsPage'),
});

export const compareRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/campaigns/compare',
  validateSearch: (raw: Record<string, unknown>): { ids?: number[] } => tidy({ ids: idsOf(raw.ids) }),
  component: lazyRouteComponent(() => import('./compare-page.tsx'), 'ComparePage'),
});

export const campaignRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/campaigns/$id',
  validateSearch: readCampaignPlace,
  component: lazyRouteComponent(() => import('./campaign-page.tsx'), 'CampaignPage'),
});
