// What placing shall teach: nothing, this address, or its whole domain. The sentence below says what will then
// happen, with the very address; a domain that anybody can have a mailbox at cannot be chosen.
import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { emailDomain, isFreeMailDomain } from '../../shared/identifiers.ts';
import type { MailView } from '../../shared/mail.ts';
import { useMailTexts } from '../texts/mail.ts';
import { outsiderOf } from './mail-words.ts';
import styles from './placing.module.css';
import { mailRulePreviewQuery } from './queries.ts';
import type { Remember } from './use-mail-acts.ts';

interface RememberChoiceProps {
  mail: MailView;
  value: Remember;
  onChange: (remember: Remember) => void;
}

export function RememberChoice({ mail, value, onChange }: RememberChoiceProps) {
  const words = useMailTexts().place;
  const address = outsiderOf(mail)?.address;
  const along = useAlong(mail, address, value);
  if (address === undefined) return null;
  // A forged address must not lead the next mail astray; the server teaches nothing from such a one either.
  if (mail.verified === false) return <p className={styles.quiet}>{words.unverified}</p>;
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
      description={[help[value], along, shared && domain && words.freeMail(`@${domain}`)]
        .filter(Boolean)
        .join(' ')}
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

/** «3 andre mails, der venter, følger med.» — said before it is done. */
function useAlong(mail: MailView, address: string | undefined, value: Remember): string | null {
  const words = useMailTexts().place;
  const pattern = value === 'domain' ? `@${emailDomain(address ?? '')}` : (address ?? '');
  const enabled = value !== 'nothing' && address !== undefined && mail.verified !== false;
  const { data } = useQuery({
    ...mailRulePreviewQuery({
      kind: 'sender',
      pattern,
      action: 'place',
      customerId: null,
      contactId: null,
      exceptId: mail.id,
    }),
    enabled,
  });
  return enabled && data ? words.along(data.waiting.found, data.waiting.more) : null;
}
