// The address of one activity («new» is the form for a new one).
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';

export const activityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/activities/$id',
  component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
});
