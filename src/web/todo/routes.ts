// The addresses of To-Do.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';
import { readTodoSearch } from './todo-search.ts';

export const todoRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/todo',
  validateSearch: readTodoSearch,
  component: lazyRouteComponent(() => import('./todo-page.tsx'), 'TodoPage'),
});
