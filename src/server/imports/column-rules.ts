// What a column rule is, and the columns that several kinds of file have.
import type { ColumnMapping } from '../../shared/imports.ts';

export interface ColumnRule {
  field: string;
  /** the first heading is the field's Danish name on the screen */
  headings: readonly [string, ...string[]];
  /** without it no row can be read; a function where another column may stand in */
  required?: true | ((mapping: ColumnMapping) => boolean);
}

export const ACCOUNT_NUMBER: ColumnRule = {
  field: 'accountNumber',
  required: true,
  headings: [
    'Kontonummer',
    'Kontonr',
    'Konto',
    'Kundenummer',
    'Kundenr',
    'Kunde',
    'Debitornr',
    'Account number',
    'Customer number',
    'Account',
  ],
};
export const PHONE: ColumnRule = {
  field: 'phone',
  headings: ['Telefon', 'Tlf', 'Telefonnr', 'Telefonnummer', 'Phone', 'Telephone'],
};
export const MOBILE: ColumnRule = {
  field: 'mobile',
  headings: ['Mobil', 'Mobiltlf', 'Mobiltelefon', 'Mobilnr', 'Mobile', 'Cell phone'],
};
export const EMAIL: ColumnRule = {
  field: 'email',
  headings: ['E-mail', 'Mail', 'E-mailadresse', 'Mailadresse', 'E-post', 'Email address'],
};
export const NOTE: ColumnRule = {
  field: 'note',
  headings: ['Note', 'Notat', 'Noter', 'Bemærkning', 'Bemærkninger', 'Beskrivelse', 'Notes', 'Comment'],
};
export const CONTACT: ColumnRule = {
  field: 'contact',
  headings: ['Kontaktperson', 'Kontakt', 'Person', 'Contact'],
};
export const SALESPERSON: ColumnRule = {
  field: 'salesperson',
  headings: [
    'Sælger',
    'Initialer',
    'Medarbejder',
    'Ansvarlig sælger',
    'Ansvarlig',
    'Salesperson',
    'Initials',
  ],
};
export const CAMPAIGN: ColumnRule = { field: 'campaign', headings: ['Kampagne', 'Kampagnenavn', 'Campaign'] };
export const PROJECT_NUMBER: ColumnRule = {
  field: 'project',
  headings: ['Projektnummer', 'Projektnr', 'Projekt', 'Salgsprojekt', 'Sagsnr', 'Project number', 'Project'],
};
export const AMOUNT: ColumnRule = {
  field: 'amount',
  headings: ['Tilbudsbeløb', 'TilbudKr', 'Tilbudskr', 'Beløb', 'Tilbudssum', 'Quote amount', 'Amount'],
};
