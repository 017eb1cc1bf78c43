// Signing in. While somebody types, To-Do's code is fetched, so that the list stands there at once.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Me } from '../../shared/users.ts';
import { meQuery } from '../data/me.ts';
import { useTexts } from '../texts/language.tsx';
import { useTitle } from '../ui/use-title.ts';
import { QuietPage } from './quiet-page.tsx';
import { SignInForm } from './sign-in-form.tsx';
import styles from './users.module.css';

export function LoginPage() {
  const words = useTexts().users.login;
  const { next } = useSearch({ from: '/login' });
  const client = useQueryClient();
  const navigate = useNavigate();
  useTitle(words.title);
  useEffect(() => {
    // Fetched in vain it costs nothing; the visit itself says when it cannot be had.
    import('../todo/todo-page.tsx').catch(() => undefined);
  }, []);
  const goOn = (me: Me) => {
    client.clear();
    client.setQueryData(meQuery.queryKey, me);
    void navigate({ href: next ?? '/todo', replace: true });
  };
  return (
    <QuietPage title={words.title}>
      <SignInForm onSignedIn={goOn} />
      <p className={styles.hint}>{words.forgotten}</p>
    </QuietPage>
  );
}
