// Numbers and addresses that start a call or a mail with one click.
import { useQuery } from '@tanstack/react-query';
import { formatPhone } from '../../shared/identifiers.ts';
import { sendingAccountsQuery } from '../mail-sending/accounts-query.ts';
import { useComposing } from '../mail-sending/composing.tsx';
import { useTexts } from '../texts/language.tsx';

/** A phone number as «12 34 56 78» that dials. */
export function PhoneLink({ number, className }: { number: string; className?: string | undefined }) {
  const { page } = useTexts().records;
  const shown = formatPhone(number);
  return (
    <a
      href={`tel:${number.replace(/\s/g, '')}`}
      aria-label={page.call(shown)}
      className={className ? `${className} tabular` : 'tabular'}
    >
      {shown}
    </a>
  );
}

interface MailLinkProps {
  address: string;
  className?: string | undefined;
  /** whose address it is: the mail that is written stands there */
  of?: { customerId?: number; contactId?: number; activityId?: number };
}

/** A mail address that one writes to: here, where mail can be sent from here, else in the mail program. */
export function MailLink({ address, className, of }: MailLinkProps) {
  const { page } = useTexts().records;
  const { compose } = useComposing();
  const canSend = Boolean(useQuery({ ...sendingAccountsQuery, enabled: of !== undefined }).data?.sender);
  return (
    <a
      href={`mailto:${address}`}
      aria-label={page.write(address)}
      className={className}
      onClick={(event) => {
        if (!canSend || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void compose({ ...of, to: address });
      }}
    >
      {address}
    </a>
  );
}
