// Asks before «Annuller» throws away what was typed; the words are those of leaving a page (ui/confirm-leave).
import { Button, Group, Modal } from '@mantine/core';
import { useTexts } from '../texts/language.tsx';

interface ConfirmDiscardProps {
  opened: boolean;
  onStay: () => void;
  onLeave: () => void;
}

export function ConfirmDiscard({ opened, onStay, onLeave }: ConfirmDiscardProps) {
  const { leave } = useTexts().common;
  return (
    <Modal opened={opened} onClose={onStay} title={leave.title} size="sm" withCloseButton={false}>
      <p>{leave.text}</p>
      <Group justify="flex-end" gap={8} pt={20}>
        <Button variant="default" onClick={onLeave}>
          {leave.leave}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {leave.stay}
        </Button>
      </Group>
    </Modal>
  );
}
