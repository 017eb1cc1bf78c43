// The first visit: the company and its first administrator, then how to begin.
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setUp } from '../../shared/users.ts';
import { call } from '../data/call.ts';
import { meQuery } from '../data/me.ts';
import { useForm } from '../data/use-form.ts';
import { useLanguage } from '../texts/language.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { useTitle } from '../ui/use-title.ts';
import { HowToBegin } from './how-to-begin.tsx';
import { initialsOf } from './initials.ts';
import { PasswordField } from './password-field.tsx';
import { QuietPage } from './quiet-page.tsx';
import { TimeZoneField } from './time-zone-field.tsx';
import styles from './users.module.css';

const EMPTY = {
  companyName: '',
  timeZone: 'Europe/Copenhagen',
  name: '',
  initials: '',
  email: '',
  password: '',
};

export function SetupPage() {
  const { language, texts } = useLanguage();
  const words = texts.users.setup;
  const client = useQueryClient();
  const [value, set] = useState(EMPTY);
  const [initialsTyped, setInitialsTyped] = useState(false);
  const [company, setCompany] = useState<string>();
  const form = useForm({ value, set });
  useTitle(texts.common.places.setup);
  if (company !== undefined) return <HowToBegin company={company} />;

  const submit = () =>
    form.submit(async () => {
      const me = await call(setUp, { body: { ...value, language } });
      client.setQueryData(meQuery.queryKey, me);
      setCompany(me.company.name);
    });
  const initials = form.text('initials');
  return (
    <QuietPage wide title={words.title} intro={words.intro}>
      <form
        ref={form.ref}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{words.company}</legend>
          <TextInput
            size="sm"
            label={<FieldLabel label={words.companyName} required />}
            autoComplete="organization"
            autoFocus
            {...form.text('companyName')}
          />
          <TimeZoneField
            size="sm"
            label={words.timeZone}
            description={words.timeZoneHelp}
            value={value.timeZone}
            error={form.errors.of('timeZone')}
            onChange={(timeZone) => form.set({ timeZone })}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{words.administrator}</legend>
          <div className={styles.pair}>
            <TextInput
              size="sm"
              label={<FieldLabel label={words.name} required />}
              autoComplete="name"
              {...form.text('name')}
              onChange={(event) => {
                const name = event.target.value;
                form.set(initialsTyped ? { name } : { name, initials: initialsOf(name) });
              }}
            />
            <TextInput
              size="sm"
              label={<FieldLabel label={words.initials} required />}
              description={initials.error ? undefined : words.initialsHelp}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              autoComplete="off"
              maxLength={6}
              {...initials}
              onChange={(event) => {
                setInitialsTyped(event.target.value !== '');
                form.set({ initials: event.target.value.toUpperCase() });
              }}
            />
          </div>
          <TextInput
            size="sm"
            type="email"
            label={<FieldLabel label={words.email} required />}
            autoComplete="username"
            {...form.text('email')}
          />
          <PasswordField
            size="sm"
            label={<FieldLabel label={words.password} required />}
            help={words.passwordHelp}
            autoComplete="new-password"
            {...form.text('password')}
          />
        </fieldset>
        {form.fault && (
          <p role="alert" className={styles.fault}>
            {form.fault}
          </p>
        )}
        <Button type="submit" size="sm" loading={form.busy}>
          {words.submit}
        </Button>
      </form>
    </QuietPage>
  );
}
