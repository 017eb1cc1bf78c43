// The address of settings; the open tab and the open record stand in it.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';
import { isTab, type Tab } from './tabs.ts';

interface SettingsSearch {
  tab?: Tab;
  /** the record of a list that stands open: its id, or «new» */
  open?: number | 'new';
}

export const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  validateSearch: ({ tab, open }: Record<string, unknown>): SettingsSearch => ({
    ...(isTab(tab) && { tab }),
    ...((open === 'new' || (typeof open === 'number' && Number.isSafeInteger(open))) && { open }),
  }),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});
