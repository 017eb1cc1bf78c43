// Which columns a kind of file can have, and how they are found by their headings.
// Headings are compared loosely folded and without punctuation: «CVR-nr.», «Cvr nr» and «cvrnr» are one.

import { foldLoose } from '../../shared/fold.ts';
import type { ColumnMapping, ImportKind } from '../../shared/imports.ts';
import { Problem } from '../errors.ts';
import {
  ACCOUNT_NUMBER,
  AMOUNT,
  CAMPAIGN,
  CONTACT,
  type ColumnRule,
  EMAIL,
  MOBILE,
  NOTE,
  PHONE,
  PROJECT_NUMBER,
  SALESPERSON,
} from './column-rules.ts';
import { CAMPAIGNS, MEMBERS, PROJECTS } from './columns-sales.ts';

const CUSTOMERS: readonly ColumnRule[] = [
  ACCOUNT_NUMBER,
  {
    field: 'name',
    required: true,
    headings: ['Firmanavn', 'Navn', 'Firma', 'Kundenavn', 'Company', 'Company name', 'Name'],
  },
  { field: 'address1', headings: ['Adresse 1', 'Adresse', 'Vej', 'Gade', 'Address', 'Address 1', 'Street'] },
  { field: 'address2', headings: ['Adresse 2', 'Address 2'] },
  { field: 'postcode', headings: ['Postnr', 'Postnummer', 'Postcode', 'Zip', 'Zip code', 'Postal code'] },
  { field: 'city', headings: ['By', 'Bynavn', 'Postdistrikt', 'City', 'Town'] },
  { field: 'country', headings: ['Land', 'Landekode', 'Country', 'Country code'] },
  { field: 'visitingAddress', headings: ['Besøgsadresse', 'Visiting address'] },
  { field: 'cvr', headings: ['CVR-nr.', 'CVR', 'CVR-nummer', 'SE-nr.', 'CVR/SE-nr.', 'VAT', 'VAT number'] },
  { field: 'pNumbers', headings: ['P-nummer', 'P-nr.', 'P-numre', 'Produktionsenhed'] },
  { field: 'attention', headings: ['Attention', 'Att.'] },
  PHONE,
  MOBILE,
  EMAIL,
  {
    field: 'accountingEmail',
    headings: ['Bogholderi e-mail', 'Bogholderimail', 'Faktura e-mail', 'Fakturamail', 'Accounting e-mail'],
  },
  {
    field: 'emailDomains',
    headings: ['EmailDomæne', 'EmailDomæner', 'Maildomæne', 'Domæne', 'Email domain', 'Domain'],
  },
  { field: 'industry', headings: ['Branche', 'Industry'] },
  { field: 'targetGroup', headings: ['Målgruppe', 'Target group'] },
  { field: 'class', headings: ['Klasse', 'Kundeklasse', 'ABC', 'Class', 'Customer class'] },
  { field: 'interests', headings: ['Interessetyper', 'Interessetype', 'Interesser', 'Interests'] },
  { field: 'status', headings: ['Status', 'Kundestatus'] },
  {
    field: 'responsible',
    headings: ['Ansvarlig sælger', 'Ansvarlig', 'Sælger', 'Responsible', 'Salesperson', 'Owner'],
  },
  {
    field: 'advertisingProtected',
    headings: ['Reklamebeskyttet', 'Reklamebeskyttelse', 'Advertising protected'],
  },
  {
    field: 'noContact',
    headings: ['Frabedt sig kontakt', 'Må ikke kontaktes', 'No contact', 'Do not contact'],
  },
  NOTE,
];

const inParts = (mapping: ColumnMapping): boolean =>
  typeof mapping.firstName === 'number' || typeof mapping.lastName === 'number';

const CONTACTS: readonly ColumnRule[] = [
  ACCOUNT_NUMBER,
  {
    field: 'name',
    required: (mapping) => !inParts(mapping),
    headings: ['Navn', 'Kontaktperson', 'Fulde navn', 'Name', 'Full name', 'Contact'],
  },
  { field: 'firstName', headings: ['Fornavn', 'Fornavne', 'First name'] },
  { field: 'lastName', headings: ['Efternavn', 'Last name', 'Surname'] },
  { field: 'title', headings: ['Titel', 'Stilling', 'Title', 'Position'] },
  PHONE,
  MOBILE,
  EMAIL,
  { field: 'isPrimary', headings: ['Primær', 'Primær kontakt', 'Primær kontaktperson', 'Primary'] },
  { field: 'consent', headings: ['Samtykke', 'Markedsføringssamtykke', 'Consent'] },
  { field: 'consentDate', headings: ['Samtykkedato', 'Samtykke dato', 'Consent date'] },
  { field: 'consentSource', headings: ['Samtykkekilde', 'Samtykke kilde', 'Consent source'] },
  { field: 'hasLeft', headings: ['Fratrådt', 'Stoppet', 'Has left', 'Left'] },
  NOTE,
];

const ACTIVITIES: readonly ColumnRule[] = [
  ACCOUNT_NUMBER,
  CONTACT,
  { field: 'type', required: true, headings: ['Aktivitetstype', 'Type', 'Aktivitet', 'Activity type'] },
  SALESPERSON,
  { field: 'date', required: true, headings: ['Dato', 'Dato og tidspunkt', 'Aktivitetsdato', 'Date'] },
  { field: 'time', headings: ['Tidspunkt', 'Tid', 'Klokkeslæt', 'Kl.', 'Time'] },
  NOTE,
  {
    field: 'followUpDate',
    headings: [
      'Opfølg',
      'Opfølgningsdato',
      'Opfølgdato',
      'Opfølgning',
      'Follow-up',
      'Follow-up date',
      'Due date',
    ],
  },
  {
    field: 'followUpTime',
    headings: ['Opfølgningstid', 'Opfølg tid', 'Opfølgningstidspunkt', 'Follow-up time'],
  },
  { field: 'followUpText', headings: ['Opfølgningstekst', 'Opfølgtekst', 'Follow-up text'] },
  { field: 'outcome', headings: ['Resultat', 'Udfald', 'Outcome', 'Result'] },
  { field: 'completed', headings: ['Afsluttet', 'Lukket', 'Completed', 'Done'] },
  PROJECT_NUMBER,
  CAMPAIGN,
  AMOUNT,
  { field: 'expiresOn', headings: ['Udløber', 'Gælder til', 'Tilbud udløber', 'Expires', 'Valid until'] },
];

export const COLUMNS: Record<ImportKind, readonly ColumnRule[]> = {
  customers: CUSTOMERS,
  contacts: CONTACTS,
  campaigns: CAMPAIGNS,
  members: MEMBERS,
  projects: PROJECTS,
  activities: ACTIVITIES,
};

const key = (heading: string): string => foldLoose(heading).replace(/[^\p{L}\p{N}]/gu, '');

/** Finds each field's column: its best heading wins, and of two columns with the same heading the first. */
export function guessMapping(kind: ImportKind, headings: readonly string[]): ColumnMapping {
  const keys = headings.map(key);
  const taken = new Set<number>();
  const mapping: ColumnMapping = {};
  for (const rule of COLUMNS[kind]) {
    const candidates = rule.headings.map((heading) => keys.indexOf(key(heading)));
    const column = candidates.find((index) => index >= 0 && !taken.has(index)) ?? null;
    mapping[rule.field] = column;
    if (column !== null) taken.add(column);
  }
  return mapping;
}

/** The fields that must have a column under this mapping and have none. */
export function missingColumns(kind: ImportKind, mapping: ColumnMapping): string[] {
  return COLUMNS[kind]
    .filter((rule) => isRequired(rule, mapping) && typeof mapping[rule.field] !== 'number')
    .map((rule) => rule.field);
}

/** What a field is called on the screen and in Danish files. */
export function nameOf(kind: ImportKind, field: string): string {
  return COLUMNS[kind].find((rule) => rule.field === field)?.headings[0] ?? field;
}

/** 422 naming each missing field. */
export const requiredMissing = (fields: readonly string[]): Problem =>
  new Problem(422, 'required-column-missing', {
    fields: fields.map((field) => ({ field: `mapping.${field}`, id: 'required-column-missing' })),
  });

export function isRequired(rule: ColumnRule, mapping: ColumnMapping): boolean {
  return typeof rule.required === 'function' ? rule.required(mapping) : rule.required === true;
}
