// The address that a mail provider sends the browser back to. It stands outside the frame: nothing else is to be seen there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame-route.tsx';
import { CONSENT_PATH } from './sent-back.ts';

export const consentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: CONSENT_PATH,
  component: lazyRouteComponent(() => import('./consent-page.tsx'), 'ConsentPage'),
});
