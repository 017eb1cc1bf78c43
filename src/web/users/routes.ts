// The addresses outside the frame: signing in, and setting up.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readSetup } from '../../shared/users.ts';
import { call } from '../data/call.ts';
import { rootRoute } from '../frame-route.tsx';

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  /** `next`: the address to go on to after signing in; only ever one of our own */
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {},
  beforeLoad: async (): Promise<void> => {
    if ((await call(readSetup, {})).needed) throw redirect({ to: '/setup', replace: true });
  },
  component: lazyRouteComponent(() => import('./login-page.tsx'), 'LoginPage'),
});

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  beforeLoad: async (): Promise<void> => {
    if (!(await call(readSetup, {})).needed) throw redirect({ to: '/todo', replace: true });
  },
  component: lazyRouteComponent(() => import('./setup-page.tsx'), 'SetupPage'),
});
