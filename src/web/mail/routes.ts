// The address of mail.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';
import { readMailSearch } from './mail-search.ts';

export const mailRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/mail',
  validateSearch: readMailSearch,
  component: lazyRouteComponent(() => import('./mail-page.tsx'), 'MailPage'),
});
