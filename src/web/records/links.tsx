// Numbers and addresses that start a call or a mail with one click.
import { formatPhone } from '../../shared/identifiers.ts';
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

/** A mail address that opens the mail program. */
export function MailLink({ address, className }: { address: string; className?: string | undefined }) {
  const { page } = useTexts().records;
  return (
    <a href={`mailto:${address}`} aria-label={page.write(address)} className={className}>
      {address}
    </a>
  );
}
