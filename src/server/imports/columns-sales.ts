// The columns of files of campaigns, their members, and sales projects.
import type { ColumnMapping } from '../../shared/imports.ts';
import {
  ACCOUNT_NUMBER,
  AMOUNT,
  CAMPAIGN,
  CONTACT,
  type ColumnRule,
  EMAIL,
  NOTE,
  PROJECT_NUMBER,
  SALESPERSON,
} from './column-rules.ts';

const without =
  (...fields: string[]) =>
  (mapping: ColumnMapping): boolean =>
    fields.every((field) => typeof mapping[field] !== 'number');

export const CAMPAIGNS: readonly ColumnRule[] = [
  {
    field: 'name',
    required: true,
    headings: ['Kampagne', 'Kampagnenavn', 'Navn', 'Titel', 'Campaign', 'Name'],
  },
  { field: 'startsOn', headings: ['Start', 'Startdato', 'Fra', 'Periode fra', 'Starts', 'From'] },
  { field: 'endsOn', headings: ['Slut', 'Slutdato', 'Til', 'Periode til', 'Ends', 'To'] },
  {
    field: 'responsible',
    headings: ['Ansvarlig', 'Ansvarlig sælger', 'Sælger', 'Initialer', 'Responsible', 'Owner'],
  },
  { field: 'kind', headings: ['Art', 'Kampagnetype', 'Type', 'Slags', 'Kind'] },
  { field: 'status', headings: ['Status', 'Tilstand', 'State'] },
  NOTE,
];

export const MEMBERS: readonly ColumnRule[] = [
  { ...CAMPAIGN, required: true },
  { ...ACCOUNT_NUMBER, required: without('cvr', 'email') },
  { field: 'cvr', headings: ['CVR-nr.', 'CVR', 'CVR-nummer', 'VAT number'] },
  EMAIL,
  { ...CONTACT, headings: [...CONTACT.headings, 'Navn', 'Name'] as ColumnRule['headings'] },
  {
    field: 'response',
    headings: ['Reaktion', 'Svar', 'Respons', 'Resultat', 'Response', 'Answer'],
  },
  {
    field: 'respondedAt',
    headings: ['Reageret', 'Reaktionsdato', 'Svardato', 'Svaret', 'Dato', 'Responded', 'Date'],
  },
];

export const PROJECTS: readonly ColumnRule[] = [
  {
    field: 'number',
    required: true,
    headings: [...PROJECT_NUMBER.headings, 'Nummer', 'Nr', 'Tilbudsnr', 'Number'] as ColumnRule['headings'],
  },
  {
    field: 'name',
    required: true,
    headings: [
      'Kort beskrivelse',
      'Projektnavn',
      'Navn',
      'Titel',
      'Emne',
      'Beskrivelse',
      'Name',
      'Title',
      'Description',
    ],
  },
  { ...ACCOUNT_NUMBER, required: without('company') },
  { field: 'company', headings: ['Firmanavn', 'Firma', 'Kundenavn', 'Company', 'Company name'] },
  CONTACT,
  SALESPERSON,
  { field: 'stage', headings: ['Fase', 'Stadie', 'Trin', 'Status', 'Stage'] },
  AMOUNT,
  { field: 'probability', headings: ['Sandsynlighed', 'Sandsynlighed i pct', 'Procent', 'Probability'] },
  {
    field: 'margin',
    headings: ['Dækningsbidrag', 'TilbudDB', 'DB', 'DB kr', 'Contribution margin', 'Margin'],
  },
  {
    field: 'expectedClose',
    headings: ['Forventet afslutning', 'Forventet lukket', 'Forventet ordre', 'Forventet', 'Expected close'],
  },
  {
    field: 'startedAt',
    headings: ['Startet', 'Dato og tidspunkt', 'Startdato', 'Dato', 'Oprettet', 'Started'],
  },
  CAMPAIGN,
  NOTE,
  { field: 'result', headings: ['Resultat', 'Udfald', 'Vundet/tabt', 'Result', 'Outcome'] },
  { field: 'reason', headings: ['Begrundelse', 'Årsag', 'Hvorfor', 'Tabsårsag', 'Grund', 'Reason'] },
  { field: 'closedAt', headings: ['Lukket', 'Lukkedato', 'Lukket dato', 'Afsluttet', 'Closed'] },
  { field: 'closeNote', headings: ['Lukkebemærkning', 'Lukkenote', 'Closing note'] },
];
