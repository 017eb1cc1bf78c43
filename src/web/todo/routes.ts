// The addresses of To-Do.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';

export const todoRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/todo',
  component: lazyRouteComponent(() => import('./todo-page.tsx'), 'TodoPage'),
});
