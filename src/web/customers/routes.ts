// The addresses of customers: the list, and one of them («new» is the form for a new one).
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';

export const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers',
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
});

export const customerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
});
