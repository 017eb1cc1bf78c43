// What placing shall teach: nothing, this address, or its whole domain. The sentence below says what will then
// happen, with the very address; a domain that anybody can have a mailbox at cannot be chosen.
import { Radio } from '@mantine/core';
import { emailDomain, isFreeMailDomain } from '../../shared/identifiers.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './mail.module.css';
import type { Remember } from './use-mail-acts.ts';

interface RememberChoiceProps {
  /** the outsider that would be remembered; null when there is none */
  address: string | null;
  value: Remember;
  onChange: (remember: Remember) => void;
}

export function RememberChoice({ address, value, onChange }: RememberChoiceProps) {
  const words = useTexts().mail.place;
  if (address === null) return null;
  const domain = emailDomain(address);
  const shared = domain === null || isFreeMailDomain(domain);
  const help = {
    nothing: words.rememberHelp.nothing,
    address: words.rememberHelp.address(address),
    domain: words.rememberHelp.domain(`@${domain}`),
  };
  return (
    <Radio.Group
      size="xs"
      label={words.remember}
      value={value}
      onChange={(chosen) => onChange(chosen as Remember)}
      description={shared && domain ? `${help[value]} ${words.freeMail(`@${domain}`)}` : help[value]}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div className={styles.radios}>
        {(['nothing', 'address', 'domain'] as const).map((choice) => (
          <Radio
            key={choice}
            value={choice}
            label={words.remembers[choice]}
            disabled={choice === 'domain' && shared}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
