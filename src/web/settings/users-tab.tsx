// Who works here: an administrator creates, changes and takes out colleagues.
import { role } from '../../shared/users.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { RecordList } from './record-list.tsx';
import styles from './settings.module.css';
import { useOpen } from './use-open.ts';
import { UserPanel } from './user-panel.tsx';

export function UsersTab() {
  const settings = useSettingsTexts();
  const { users } = useReference();
  const me = useMe();
  const open = useOpen();
  const chosen = users.find((user) => user.id === open.id);
  const words = settings.fields.user;
  // Those who have left stand last; the reference list is by initials.
  const rows = [...users.filter((user) => user.active), ...users.filter((user) => !user.active)];
  return (
    <RecordList
      title={settings.tabs.users}
      help={settings.users.help}
      rows={rows}
      name={(user) => user.name}
      open={open}
      columns={[
        {
          title: words.name,
          render: (user) => (
            <>
              <span className={styles.initials}>{user.initials}</span>
              {user.name}
              {user.id === me.user.id && <span className={styles.you}> ({settings.users.you})</span>}
            </>
          ),
        },
        { title: words.email, wide: true, render: (user) => user.email },
        {
          title: words.role,
          render: (user) => (user.active ? settings.roles[role.parse(user.role)] : settings.users.inactive),
        },
      ]}
    >
      {(chosen || open.id === 'new') && (
        <UserPanel key={open.id} user={chosen ?? null} onClose={open.close} />
      )}
    </RecordList>
  );
}
