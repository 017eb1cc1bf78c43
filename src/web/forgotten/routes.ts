// The address of what has no next step: whose, of which kinds, and whether what can still wait is shown as well.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';
import { idsOf, tidy } from '../records/address.ts';

const KINDS = ['customer', 'quote', 'project'] as const;

export interface ForgottenSearch {
  /** absent: my own */
  owner?: 'all' | number;
  /** absent: all three */
  kinds?: (typeof KINDS)[number][];
  waiting?: true;
}

function kindsOf(value: unknown): ForgottenSearch['kinds'] {
  const kinds = KINDS.filter((kind) => Array.isArray(value) && value.includes(kind));
  return kinds.length > 0 ? kinds : undefined;
}

export const forgottenRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forgotten',
  validateSearch: (search: Record<string, unknown>): ForgottenSearch =>
    tidy({
      owner: search.owner === 'all' ? 'all' : idsOf(search.owner)?.[0],
      kinds: kindsOf(search.kinds),
      waiting: search.waiting === true || undefined,
    }),
  component: lazyRouteComponent(() => import('./forgotten-page.tsx'), 'ForgottenPage'),
});
