// The gallery of the UI kit. Only in development: the production build drops both the route and its page.
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame-route.tsx';

export const kitRoutes: AnyRoute[] = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/_kit',
        component: lazyRouteComponent(() => import('./kit-page.tsx'), 'KitPage'),
      }),
    ]
  : [];
