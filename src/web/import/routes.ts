// The address of import: which import stands open, or which kind the next file is of.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type ImportKind, importKind } from '../../shared/imports.ts';
import { frameRoute } from '../frame-route.tsx';
import { idsOf, oneOf, tidy } from '../records/address.ts';

interface ImportSearch {
  id?: number;
  /** customers when left out */
  kind?: ImportKind;
}

export const importRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): ImportSearch =>
    tidy({ id: idsOf(search.id)?.[0], kind: oneOf(importKind.options, search.kind) }),
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});
