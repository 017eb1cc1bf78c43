// One colleague: name, access, role. A password is never kept as a draft: it stands in this form only.
import { useState } from 'react';
import { changeUser, createUser, role, type UserView } from '../../shared/users.ts';
import { call } from '../data/call.ts';
import { ChoiceField, LineField, TickField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { FieldLabel } from '../ui/field-label.tsx';
import { useNotices } from '../ui/notices.tsx';
import { initialsOf } from '../users/initials.ts';
import { PasswordField } from '../users/password-field.tsx';
import { RecordPanel } from './record-panel.tsx';
import { useRefresh } from './use-refresh.ts';

interface UserValues {
  name: string;
  initials: string;
  email: string;
  phone: string;
  role: UserView['role'];
  isSalesperson: boolean;
  active: boolean;
}

const NEW: UserValues = {
  name: '',
  initials: '',
  email: '',
  phone: '',
  role: 'salesperson',
  isSalesperson: true,
  active: true,
};

export function UserPanel({ user, onClose }: { user: UserView | null; onClose: () => void }) {
  const settings = useSettingsTexts();
  const { notify } = useNotices();
  const refresh = useRefresh();
  const [password, setPassword] = useState('');
  const draft = useRecordForm<UserValues, UserView>({
    draft: `user:${user?.id ?? 'new'}`,
    current: user ? valuesOf(user) : NEW,
    version: user?.version ?? null,
    save: async ({ changed, values, version, idempotencyKey }) => {
      const { active: _, ...fresh } = values;
      const saved =
        user && version !== null
          ? await call(changeUser, {
              params: { id: user.id },
              body: { ...changed, ...(password && { password }), version },
            })
          : await call(createUser, { body: { ...fresh, password } }, { idempotencyKey });
      await refresh();
      return saved;
    },
    onSaved: ({ name }) => {
      notify(user ? settings.saved(name) : settings.created(name), { tone: 'good' });
      onClose();
    },
  });
  const form = { ...draft, dirty: draft.dirty || password !== '' };
  const words = settings.users;
  const fields = settings.fields.user;
  const name = form.bind('name');
  const initials = form.bind('initials');
  return (
    <RecordPanel title={user?.name ?? words.newTitle} entity="user" form={form} onClose={onClose}>
      <LineField
        label={fields.name}
        required
        autoFocus
        {...name}
        onChange={(typed) => {
          // Initials follow the name until somebody chooses others.
          const followed = user === null && initials.value === initialsOf(name.value);
          form.set(followed ? { name: typed, initials: initialsOf(typed) } : { name: typed });
        }}
      />
      <LineField
        label={fields.initials}
        required
        {...initials}
        onChange={(typed) => initials.onChange(typed.toUpperCase())}
      />
      <LineField label={fields.email} type="email" required {...form.bind('email')} />
      <LineField label={fields.phone} type="tel" {...form.bind('phone')} />
      <ChoiceField
        label={fields.role}
        hint={settings.roleHelp[form.values.role]}
        options={role.options.map((value) => ({ value, label: settings.roles[value] }))}
        {...form.bind('role')}
      />
      <TickField label={words.isSalesperson} {...form.bind('isSalesperson')} />
      {user && <TickField label={words.active} {...form.bind('active')} />}
      <PasswordField
        name="password"
        autoComplete="new-password"
        label={user ? words.newPassword : <FieldLabel label={words.firstPassword} required />}
        help={user ? words.newPasswordHelp : words.firstPasswordHelp}
        value={password}
        error={form.form.errors.of('password')}
        onChange={(event) => {
          form.form.errors.clear('password');
          setPassword(event.target.value);
        }}
      />
    </RecordPanel>
  );
}

function valuesOf({ id: _, version: __, phone, ...values }: UserView): UserValues {
  return { ...values, phone: phone ?? '' };
}
