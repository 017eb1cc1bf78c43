// What can be said of a mail from what is known of it: its outsiders, the customers it is on, why it is where it is.
import type { MailParty, MailRow, MailView } from '../../shared/mail.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';

/** Addresses that are not ours, the sender first, as the judgement takes them (server/mail/parties.ts). */
export function outsidersOf(parties: readonly MailParty[]): string[] {
  const outside = parties.filter((party) => !party.own);
  const kinds = [
    outside.filter((party) => party.role !== 'reply-to' && party.role !== 'forwarded'),
    outside.filter((party) => party.role === 'reply-to'),
    outside,
  ];
  return [...new Set(kinds.find((kind) => kind.length > 0)?.map((party) => party.address))];
}

/** Who a lesson would be about, and who a new contact would be. */
export function outsiderOf(mail: MailView): { name: string; address: string } | null {
  const [address] = outsidersOf(mail.parties);
  return mail.parties.find((party) => party.address === address) ?? null;
}

/** «Nord A/S, Syd ApS og Vest I/S» */
function useJoin(): (names: readonly string[]) => string {
  const { language } = useLanguage();
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return (names) => list.format(names);
}

const NAMED = 2;

/** «a@b.dk og c@d.dk», and of many the first ones and how many more. */
export function useSomeOf(): (addresses: readonly string[]) => string {
  const { andOthers } = useMailTexts();
  const join = useJoin();
  return (addresses) =>
    addresses.length > NAMED + 1
      ? andOthers(addresses.slice(0, NAMED).join(', '), addresses.length - NAMED)
      : join(addresses);
}

export const customersOf = (mail: MailRow): string[] => [
  ...new Set(mail.placements.map((placement) => placement.customerName)),
];

/** «Hvorfor landede den her?» as one whole sentence that names what decided it (rule 25). */
export function useWhy(): (mail: MailView) => string {
  const { why, whyAutomatic } = useMailTexts();
  const names = useReference();
  const join = useJoin();
  return (mail) => {
    const { because, reason, placements } = mail;
    if (reason === 'automatic' && mail.automatic) return whyAutomatic[mail.automatic];
    const customers = customersOf(mail);
    return why[reason]({
      address: because.address ?? (reason === 'unknown' ? (outsidersOf(mail.parties)[0] ?? null) : null),
      pattern: because.pattern ?? null,
      who: names.user(because.userId ?? null)?.initials ?? null,
      where: customers.length > 0 ? join(customers) : null,
      contact: placements.find((placement) => placement.contactName)?.contactName ?? null,
      fault: because.fault ?? null,
    });
  };
}

export function useSubject(): (mail: Pick<MailRow, 'subject'>) => string {
  const { noSubject } = useMailTexts();
  return ({ subject }) => subject.trim() || noSubject;
}
