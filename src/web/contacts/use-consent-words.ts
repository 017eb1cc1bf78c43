// The answer about marketing as it reads on the page: «Ja (20-11-2026, på messen)», «Ikke spurgt».
import type { ContactView } from '../../shared/contacts.ts';
import { formatDay } from '../../shared/format.ts';
import { useTexts } from '../texts/language.tsx';

export function useConsentWords(contact: ContactView): string {
  const { contacts, records } = useTexts();
  const { consent, consentDate, consentSource } = contact;
  if (consent === null) return records.values.notAsked;
  const details = [consentDate && formatDay(consentDate), consentSource].filter(Boolean).join(', ');
  return contacts.consent.given(consent ? records.values.yes : records.values.no, details);
}
