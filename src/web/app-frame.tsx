// The frame with this product's places in it: what stands in the rail, and what «+» can create.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Language } from '../shared/format.ts';
import { IconSpeakerphone } from './activities/icons.ts';
import { EverythingButton } from './everything/everything-button.tsx';
import { mailCountsQuery } from './mail/counts.ts';
import { useMailboxMark } from './mailboxes/use-mailbox-mark.ts';
import { useTexts } from './texts/language.tsx';
import { Frame } from './ui/frame/frame.tsx';
import type { CreateChoice, FrameUser, Place } from './ui/frame/types.ts';
import {
  IconBuilding,
  IconCalendarDue,
  IconCalendarPlus,
  IconChartBar,
  IconFileImport,
  IconListCheck,
  IconMail,
  IconSearch,
  IconSettings,
  IconTargetArrow,
  IconUser,
  IconUsers,
} from './ui/icons.ts';
import { ShortcutHelp } from './ui/shortcut-help.tsx';
import { useShortcuts } from './ui/shortcuts.tsx';

interface AppFrameProps {
  user: FrameUser | null;
  /** how many activities are due, for the badge beside To-Do */
  due: number | undefined;
  onSignOut: () => void;
  onLanguage?: (language: Language) => void;
  children: ReactNode;
}

export function AppFrame({ user, due, onSignOut, onLanguage, children }: AppFrameProps) {
  const { common } = useTexts();
  const { frame } = common;
  const navigate = useNavigate();
  const [helping, setHelping] = useState(false);
  const unplaced = useQuery({ ...mailCountsQuery, enabled: user !== null }).data?.unplaced;
  const mailMark = useMailboxMark(user !== null);
  const places: Place[] = [
    {
      to: '/todo',
      label: common.places.todo,
      icon: IconListCheck,
      count: due,
      countLabel: due === undefined ? undefined : frame.due(due),
      onPhone: true,
    },
    { to: '/forgotten', label: common.places.forgotten, icon: IconCalendarDue },
    {
      to: '/customers',
      label: common.places.customers,
      shortLabel: common.places.customersShort,
      icon: IconBuilding,
      onPhone: true,
    },
    {
      to: '/contacts',
      label: common.places.contacts,
      shortLabel: common.places.contactsShort,
      icon: IconUsers,
      onPhone: true,
    },
    { to: '/projects', label: common.places.projects, icon: IconTargetArrow },
    { to: '/campaigns', label: common.places.campaigns, icon: IconSpeakerphone },
    {
      to: '/overview',
      label: common.places.overview,
      shortLabel: common.places.overviewShort,
      icon: IconSearch,
      onPhone: true,
    },
    { to: '/reports', label: common.places.reports, icon: IconChartBar },
    {
      to: '/mail',
      label: common.places.mail,
      icon: IconMail,
      mark: mailMark,
      count: unplaced,
      countLabel: unplaced === undefined ? undefined : frame.unplaced(unplaced),
    },
    { to: '/import', label: common.places.import, icon: IconFileImport },
    { to: '/settings', label: common.places.settings, icon: IconSettings },
  ];
  // A record's address with «new» in place of its id is the form for a new one.
  const isNew = { params: { id: 'new' } };
  const create: CreateChoice[] = [
    {
      label: frame.newActivity,
      icon: IconCalendarPlus,
      shortcut: 'n',
      run: () => void navigate({ to: '/activities/$id', ...isNew }),
    },
    {
      label: frame.newCustomer,
      icon: IconBuilding,
      run: () => void navigate({ to: '/customers/$id', ...isNew }),
    },
    {
      label: frame.newContact,
      icon: IconUser,
      run: () => void navigate({ to: '/contacts/$id', ...isNew }),
    },
    {
      label: frame.newProject,
      icon: IconTargetArrow,
      shortcut: 's',
      run: () => void navigate({ to: '/projects/$id', ...isNew }),
    },
  ];
  useShortcuts(
    common.keys.everywhere,
    create.flatMap(({ shortcut, label, run }) => (shortcut ? [{ keys: shortcut, label, run }] : [])),
  );
  return (
    <Frame
      places={places}
      create={create}
      user={user}
      onSignOut={onSignOut}
      onLanguage={onLanguage}
      onShortcuts={() => setHelping(true)}
      search={user && <EverythingButton places={places} create={create} />}
    >
      {children}
      <ShortcutHelp opened={helping} onOpen={() => setHelping(true)} onClose={() => setHelping(false)} />
    </Frame>
  );
}
