// The root of all addresses, and the branch of it that stands inside the frame. Each domain hangs its own
// routes under `frameRoute` in its own folder; routes.tsx collects them.
import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { AppFrame } from './app-frame.tsx';
import { BrokenPage, NoSuchPage } from './failure-pages.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NoSuchPage,
  errorComponent: BrokenPage,
});

export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: () => (
    <AppFrame>
      <Outlet />
    </AppFrame>
  ),
  notFoundComponent: NoSuchPage,
  errorComponent: BrokenPage,
});
