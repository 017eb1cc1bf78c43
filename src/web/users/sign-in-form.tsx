// E-mail and password, as the sign-in page and the dialog over a page ask for them.
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { type Me, signIn } from '../../shared/users.ts';
import { call, Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { PasswordField } from './password-field.tsx';
import styles from './users.module.css';

interface SignInFormProps {
  /** whose session ended: then only the password is asked for */
  email?: string;
  onSignedIn: (me: Me) => void;
}

export function SignInForm({ email: known, onSignedIn }: SignInFormProps) {
  const { users, common } = useTexts();
  const words = users.login;
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    try {
      onSignedIn(await call(signIn, { body: { email, password } }));
    } catch (error) {
      setFault((error instanceof Refusal && error.message) || common.errors.offline);
      setBusy(false);
      passwordField.current?.select();
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        size="sm"
        type="email"
        name="email"
        autoComplete="username"
        label={words.email}
        required
        withAsterisk={false}
        readOnly={known !== undefined}
        variant={known === undefined ? 'default' : 'filled'}
        autoFocus={known === undefined}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        ref={passwordField}
        size="sm"
        name="password"
        autoComplete="current-password"
        label={words.password}
        required
        withAsterisk={false}
        {...(known !== undefined && { 'data-autofocus': true })}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <Button type="submit" size="sm" fullWidth loading={busy}>
        {words.submit}
      </Button>
    </form>
  );
}
