import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTexts } from '../texts/language.tsx';

interface PasswordFieldProps extends PasswordInputProps {
  /** a quiet sentence under the field; a fault takes its place */
  help?: string;
}

/** A password that can be looked at, by keyboard too; the button says what it does. */
export function PasswordField({ help, ...props }: PasswordFieldProps) {
  const { users } = useTexts();
  return (
    <PasswordInput
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': users.login.show }}
      description={props.error ? undefined : help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...props}
    />
  );
}
