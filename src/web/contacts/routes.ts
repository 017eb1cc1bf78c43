// The addresses of contacts: the list, and one of them («new» is the form for a new one).
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';

export const contactsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/contacts',
  component: lazyRouteComponent(() => import('./contacts-page.tsx'), 'ContactsPage'),
});

export const contactRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/contacts/$id',
  component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
});
