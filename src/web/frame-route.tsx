// The root of all addresses, and the branch of it that stands inside the frame and needs somebody signed in.
// Each domain hangs its own routes under `frameRoute` in its own folder; routes.tsx collects them.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { readSetup } from '../shared/users.ts';
import { call, Refusal } from './data/call.ts';
import { meQuery } from './data/me.ts';
import { referenceQuery } from './data/reference.ts';
import { BrokenPage, NoSuchPage } from './failure-pages.tsx';
import { SignedIn } from './signed-in.tsx';

interface RouterContext {
  queries: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NoSuchPage,
  errorComponent: BrokenPage,
});

export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context, location }): Promise<void> => {
    try {
      await Promise.all([
        context.queries.ensureQueryData(meQuery),
        context.queries.ensureQueryData(referenceQuery),
      ]);
    } catch (error) {
      if (!(error instanceof Refusal) || error.id !== 'not-signed-in') throw error;
      if ((await call(readSetup, {})).needed) throw redirect({ to: '/setup' });
      throw redirect({ to: '/login', search: { next: location.href } });
    }
  },
  component: SignedIn,
  notFoundComponent: NoSuchPage,
  errorComponent: BrokenPage,
});
