// Asks before unsaved changes are left behind: on a link, on back, on closing the tab.
import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../texts/language.tsx';
import styles from './confirm-leave.module.css';

/** Put it into a form; `when` is true while something would be lost. */
export function ConfirmLeave({ when }: { when: boolean }) {
  const { leave } = useTexts().common;
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  const blocked = blocker.status === 'blocked';
  return (
    <Modal
      opened={blocked}
      onClose={() => blocker.reset?.()}
      title={leave.title}
      size="sm"
      withCloseButton={false}
    >
      <p>{leave.text}</p>
      <div className={styles.choices}>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {leave.leave}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {leave.stay}
        </Button>
      </div>
    </Modal>
  );
}
