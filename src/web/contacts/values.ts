// A contact as its form holds it: the fields of the API, texts never null, numbers as people read them. What is
// sent is the fields that differ; the server writes numbers in their stored form again.
import type { ContactView } from '../../shared/contacts.ts';
import type { Day } from '../../shared/days.ts';
import { formatPhone } from '../../shared/identifiers.ts';

export interface ContactValues {
  customerId: number | null;
  name: string;
  title: string;
  phone: string;
  mobile: string;
  emails: string[];
  note: string;
  isPrimary: boolean;
  consent: boolean | null;
  consentDate: Day | null;
  consentSource: string;
  hasLeft: boolean;
}

export function valuesOf(contact: ContactView): ContactValues {
  return {
    customerId: contact.customerId,
    name: contact.name,
    title: contact.title ?? '',
    phone: formatPhone(contact.phone ?? ''),
    mobile: formatPhone(contact.mobile ?? ''),
    emails: contact.emails,
    note: contact.note,
    isPrimary: contact.isPrimary,
    consent: contact.consent,
    consentDate: contact.consentDate,
    consentSource: contact.consentSource ?? '',
    hasLeft: contact.hasLeft,
  };
}

export const newValues = (customerId: number | null): ContactValues => ({
  customerId,
  name: '',
  title: '',
  phone: '',
  mobile: '',
  emails: [],
  note: '',
  isPrimary: false,
  consent: null,
  consentDate: null,
  consentSource: '',
  hasLeft: false,
});
