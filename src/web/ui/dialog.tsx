// A dialog over the page. Mantine leaves its close button without a name; here it has one, in every dialog.
import { Modal, type ModalProps } from '@mantine/core';
import { useTexts } from '../texts/language.tsx';

export function Dialog(props: ModalProps) {
  return <Modal closeButtonProps={{ 'aria-label': useTexts().common.close }} {...props} />;
}
