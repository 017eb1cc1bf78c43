// A customer as its form holds it: the fields of the API, texts never null, numbers as people read them. What is
// sent is the fields that differ; the server writes numbers in their stored form again.
import type { CustomerView } from '../../shared/customers.ts';
import { formatCvr, formatPhone } from '../../shared/identifiers.ts';

export interface CustomerValues {
  accountNumber: string;
  name: string;
  address1: string;
  address2: string;
  postcode: string;
  city: string;
  country: string;
  visitingAddress: string;
  cvr: string;
  pNumbers: string[];
  attention: string;
  primaryContactId: number | null;
  phone: string;
  mobile: string;
  email: string;
  accountingEmail: string;
  emailDomains: string[];
  industry: string;
  targetGroup: string;
  class: string | null;
  interests: string[];
  responsibleId: number | null;
  note: string;
  statusId: number | null;
  advertisingProtected: boolean;
  noContact: boolean;
  mailHeadersOnly: boolean;
}

export function valuesOf(customer: CustomerView): CustomerValues {
  return {
    accountNumber: customer.accountNumber,
    name: customer.name,
    address1: customer.address1 ?? '',
    address2: customer.address2 ?? '',
    postcode: customer.postcode ?? '',
    city: customer.city ?? '',
    country: customer.country,
    visitingAddress: customer.visitingAddress ?? '',
    cvr: formatCvr(customer.cvr ?? ''),
    pNumbers: customer.pNumbers,
    attention: customer.attention ?? '',
    primaryContactId: customer.primaryContactId,
    phone: formatPhone(customer.phone ?? ''),
    mobile: formatPhone(customer.mobile ?? ''),
    email: customer.email ?? '',
    accountingEmail: customer.accountingEmail ?? '',
    emailDomains: customer.emailDomains,
    industry: customer.industry ?? '',
    targetGroup: customer.targetGroup ?? '',
    class: customer.class,
    interests: customer.interests,
    responsibleId: customer.responsibleId,
    note: customer.note,
    statusId: customer.statusId,
    advertisingProtected: customer.advertisingProtected,
    noContact: customer.noContact,
    mailHeadersOnly: customer.mailHeadersOnly,
  };
}

/** What a new customer starts as: the first status, and its maker as the responsible one if a salesperson. */
export function newValues(given: { statusId: number | null; responsibleId: number | null }): CustomerValues {
  return {
    accountNumber: '',
    name: '',
    address1: '',
    address2: '',
    postcode: '',
    city: '',
    country: 'DK',
    visitingAddress: '',
    cvr: '',
    pNumbers: [],
    attention: '',
    primaryContactId: null,
    phone: '',
    mobile: '',
    email: '',
    accountingEmail: '',
    emailDomains: [],
    industry: '',
    targetGroup: '',
    class: null,
    interests: [],
    note: '',
    advertisingProtected: false,
    noContact: false,
    mailHeadersOnly: false,
    ...given,
  };
}
