// When the session ends in the middle of work: the password is asked for over the page, which stays as it was,
// and the requests that were refused are sent again. It cannot be closed: everything behind it would fail.
import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from '../data/me.ts';
import { answerSignInAgain, useSignInNeeded } from '../data/sign-in-again.ts';
import { useTexts } from '../texts/language.tsx';
import { SignInForm } from './sign-in-form.tsx';
import styles from './users.module.css';

export function SignInAgain({ email }: { email: string }) {
  const { again } = useTexts().users;
  const needed = useSignInNeeded();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <Modal
      opened={needed}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={again.title}
      size={380}
      zIndex={1000}
    >
      <p className={styles.quiet}>{again.text}</p>
      <SignInForm
        email={email}
        onSignedIn={(me) => {
          client.setQueryData(meQuery.queryKey, me);
          answerSignInAgain(true);
        }}
      />
      <Button
        variant="subtle"
        color="gray"
        fullWidth
        className={styles.another}
        onClick={() => {
          // Another person must see nothing of this one's: the page is left before anything is answered.
          void navigate({ to: '/login', ignoreBlocker: true, reloadDocument: true });
        }}
      >
        {again.another}
      </Button>
    </Modal>
  );
}
