// Every address of the program, collected from the domains. Code of a page is fetched when it is first visited,
// or a little earlier, when the pointer rests on a link to it.
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { activityRoute } from './activities/routes.ts';
import { campaignRoute, campaignsRoute, compareRoute } from './campaigns/routes.ts';
import { contactRoute, contactsRoute } from './contacts/routes.ts';
import { customerRoute, customersRoute, statusChangesRoute } from './customers/routes.ts';
import { BrokenPage } from './failure-pages.tsx';
import { forgottenRoute } from './forgotten/routes.ts';
import { frameRoute, rootRoute } from './frame-route.tsx';
import { importRoute } from './import/routes.ts';
import { kitRoutes } from './kit/routes.ts';
import { mailRoute } from './mail/routes.ts';
import { consentRoute } from './mailboxes/routes.ts';
import { overviewRoute } from './overview/routes.ts';
import { projectRoute, projectsRoute } from './projects/routes.ts';
import { reportsRoute } from './reports/routes.ts';
import { settingsRoute } from './settings/routes.ts';
import { todoRoute } from './todo/routes.ts';
import { loginRoute, setupRoute } from './users/routes.ts';

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/todo', replace: true });
  },
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  loginRoute,
  setupRoute,
  consentRoute,
  frameRoute.addChildren([
    todoRoute,
    forgottenRoute,
    customersRoute,
    customerRoute,
    statusChangesRoute,
    contactsRoute,
    contactRoute,
    projectsRoute,
    projectRoute,
    campaignsRoute,
    compareRoute,
    campaignRoute,
    overviewRoute,
    reportsRoute,
    activityRoute,
    mailRoute,
    importRoute,
    settingsRoute,
  ]),
  // Nothing links to the gallery; as routes of unknown addresses they would make every address unknown.
  ...(kitRoutes as unknown as []),
]);

export const createAppRouter = (queries: QueryClient) =>
  createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    // A page that breaks leaves the frame around it standing.
    defaultErrorComponent: BrokenPage,
    // Queries decide what is fresh; the router keeps nothing beside them.
    defaultPreloadStaleTime: 0,
    // Pages scroll inside <main>; each list brings back its own place.
    scrollRestoration: true,
    scrollToTopSelectors: ['main'],
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
