import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTexts } from '../texts/language.tsx';

/** A password that can be looked at, by keyboard too; the button says what it does. */
export function PasswordField(props: PasswordInputProps) {
  const { users } = useTexts();
  return (
    <PasswordInput
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': users.login.show }}
      {...props}
    />
  );
}
