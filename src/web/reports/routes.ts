// The address of the reports: which one, of which period and whom.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';
import { dayOf, idsOf, oneOf, tidy } from '../records/address.ts';
import type { ReportSearch } from './reports.ts';

export const reportsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reports',
  validateSearch: (search: Record<string, unknown>): ReportSearch =>
    tidy({
      report: oneOf(['calls', 'quotes', 'results', 'punctuality', 'dialogue'] as const, search.report),
      from: dayOf(search.from),
      to: dayOf(search.to),
      salespeople: idsOf(search.salespeople),
      result: oneOf(['lost'] as const, search.result),
      columns: oneOf(['month', 'type'] as const, search.columns),
    }),
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
});
