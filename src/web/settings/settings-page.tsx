// Settings: what is one's own for everybody, what is the firm's for administrators. The tab stands in the address.
import { getRouteApi, Link, lazyRouteComponent } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';
import { useMe } from '../data/me.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { PageHead } from '../ui/page-head.tsx';
import { NoRight, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { CompanyTab } from './company-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { ReasonsTab } from './reasons-tab.tsx';
import { RhythmTab } from './rhythm-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import styles from './settings.module.css';
import { StagesTab } from './stages-tab.tsx';
import { StatusesTab } from './statuses-tab.tsx';
import { TABS, type Tab } from './tabs.ts';
import { TagsTab } from './tags-tab.tsx';
import { TypesTab } from './types-tab.tsx';
import { UsersTab } from './users-tab.tsx';

const SHOWN = {
  profile: ProfileTab,
  // A large one, which comes with its own words.
  mail: lazyRouteComponent(() => import('../mailboxes/mail-tab.tsx'), 'MailTab'),
  users: UsersTab,
  types: TypesTab,
  statuses: StatusesTab,
  tags: TagsTab,
  rules: RulesTab,
  stages: StagesTab,
  reasons: ReasonsTab,
  rhythm: RhythmTab,
  company: CompanyTab,
} satisfies Record<Tab, ComponentType>;

const route = getRouteApi('/frame/settings');

export function SettingsPage() {
  const settings = useSettingsTexts();
  const { tab = 'profile' } = route.useSearch();
  const me = useMe();
  useTitle(`${settings.tabs[tab]} · ${settings.title}`);
  const may = (which: Tab) => {
    if (which === 'profile' || which === 'mail') return true;
    return me.may(which === 'users' ? 'manage users' : 'manage settings');
  };
  const Shown = SHOWN[tab];
  return (
    <>
      <PageHead title={settings.title}>
        <nav className={styles.tabs} aria-label={settings.sections}>
          {TABS.filter((which) => may(which) || which === tab).map((which) => (
            <Link
              key={which}
              to="/settings"
              search={{ tab: which }}
              className={styles.tab}
              aria-current={which === tab ? 'page' : undefined}
            >
              {settings.tabs[which]}
            </Link>
          ))}
        </nav>
      </PageHead>
      <Suspense fallback={<Skeleton lines={4} />}>{may(tab) ? <Shown key={tab} /> : <NoRight />}</Suspense>
    </>
  );
}
