// The words of the import page, in English.
import { formatNumber } from '../../../shared/format.ts';
import type { ImportKind } from '../../../shared/imports.ts';
import type { importing as master } from '../da/import.ts';

const number = (n: number) => formatNumber(n, 0, 'en');
const rows = (n: number) => (n === 1 ? '1 row' : `${number(n)} rows`);
const joined = (parts: (string | false)[]) => parts.filter(Boolean).join(', ');

const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
const delimiters: Record<string, string> = { ';': 'semicolons', ',': 'commas', '\t': 'tabs' };

/** One word for a field in all kinds, except that a customer's name is its company's. */
const fields: Record<string, string> = {
  accountNumber: 'Account number',
  name: 'Name',
  address1: 'Address 1',
  address2: 'Address 2',
  postcode: 'Postcode',
  city: 'City',
  country: 'Country',
  visitingAddress: 'Visiting address',
  cvr: 'CVR number',
  pNumbers: 'P-number',
  attention: 'Attention',
  phone: 'Phone',
  mobile: 'Mobile',
  email: 'E-mail',
  accountingEmail: 'Accounting e-mail',
  emailDomains: 'E-mail domain',
  industry: 'Industry',
  targetGroup: 'Target group',
  interests: 'Interests',
  status: 'Status',
  responsible: 'Responsible salesperson',
  advertisingProtected: 'Advertising protected',
  noContact: 'Do not contact',
  note: 'Note',
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  isPrimary: 'Primary contact',
  consent: 'Consent',
  consentDate: 'Consent date',
  consentSource: 'Consent source',
  hasLeft: 'Has left',
  contact: 'Contact',
  type: 'Activity type',
  salesperson: 'Salesperson',
  date: 'Date',
  time: 'Time',
  followUpDate: 'Follow-up',
  followUpTime: 'Follow-up time',
  followUpText: 'Follow-up text',
  outcome: 'Outcome',
  completed: 'Completed',
  project: 'Project number',
  number: 'Project number',
  company: 'Company name',
  stage: 'Stage',
  amount: 'Quote amount',
  expiresOn: 'Expires',
  probability: 'Probability',
  margin: 'Contribution margin',
  expectedClose: 'Expected close',
  startedAt: 'Started',
  campaign: 'Campaign',
  result: 'Result',
  reason: 'Reason',
  closedAt: 'Closed',
  closeNote: 'Note on closing',
  startsOn: 'Starts',
  endsOn: 'Ends',
  kind: 'Kind',
  response: 'Response',
  respondedAt: 'Responded',
};

const NAMES: Partial<Record<ImportKind, string>> = {
  customers: 'Company name',
  campaigns: 'Campaign',
  projects: 'Short description',
};

export const importing: typeof master = {
  title: 'Import',
  rows,
  kinds: {
    customers: 'Customers',
    contacts: 'Contacts',
    campaigns: 'Campaigns',
    members: 'Campaign members',
    projects: 'Sales projects',
    activities: 'Activities',
  },
  states: {
    preview: 'Not imported',
    running: 'Under way',
    done: 'Imported',
    failed: 'Failed',
    interrupted: 'Interrupted',
  },
  fieldName: (kind, field, danish) => (field === 'name' && NAMES[kind]) || (fields[field] ?? danish),

  steps: { label: 'Steps', file: 'Choose a file', check: 'Check columns and rows', result: 'Import' },

  file: {
    kind: 'What is in the file?',
    order: 'Import in the order in which the kinds stand: what a row names must be here first.',
    needs: {
      customers: 'Needs the columns Account number and Company name.',
      contacts: 'Needs the column Account number and the name, in one column or as First name and Last name.',
      campaigns: 'Needs the column Campaign.',
      members:
        'Needs the column Campaign and one of Account number, CVR number or E-mail. Whoever is advertising protected or has said no is left out.',
      projects:
        'Needs the columns Project number, Short description, and Account number or Company name. A project that the file closes keeps its open follow-ups in To-Do.',
      activities: 'Needs the columns Account number, Activity type and Date.',
    },
    drop: 'Drop a CSV file here',
    choose: 'Choose a file',
    limits: 'At most 50 MB and 100,000 rows. Nothing is saved before you have seen what will come in.',
    reading: 'Reading the file and comparing it with what is already here …',
    other: 'Choose another file',
    chosen: (who, when) => `chosen by ${who} ${when}`,
  },

  latest: {
    title: 'Latest imports',
    failed: 'The latest imports could not be fetched.',
    more: 'Show more',
    commandLine: 'the command line',
    file: 'File',
    kind: 'Kind',
    state: 'State',
    counts: 'Rows',
    when: 'When',
    summary: ({ created, updated, unchanged, faulty }) =>
      joined([
        created > 0 && `${number(created)} new`,
        updated > 0 && `${number(updated)} updated`,
        unchanged > 0 && `${number(unchanged)} unchanged`,
        faulty > 0 && `${number(faulty)} with errors`,
      ]) || rows(0),
  },

  check: {
    encoding: (name) => encodings[name] ?? name,
    delimiter: (sign) => `divided by ${delimiters[sign] ?? `“${sign}”`}`,
    columns: (n) => (n === 1 ? '1 column' : `${number(n)} columns`),
    again: 'Check again',
    counts: {
      label: 'What the import will do',
      created: 'new',
      updated: 'to be updated',
      unchanged: 'unchanged',
      faulty: 'with errors',
      warned: 'with a remark',
    },
    told: ({ created, updated, unchanged, faulty }) =>
      `${number(created)} new, ${number(updated)} to be updated, ${number(unchanged)} unchanged, ${number(faulty)} with errors.`,
  },

  mapping: {
    title: 'Columns',
    help: 'Columns are found by their headings. Choose others where something should be different.',
    none: 'No column',
    unnamed: (place) => `Column ${place}`,
    clear: (field) => `No column for ${field}`,
    missing: 'Choose a column.',
    example: (text) => `e.g. ${text}`,
    chooseFor: (names) => `Choose a column for ${names.join(' and ')}; then the rows can be checked.`,
    wrongKind: (kind) => `If the file does not fit, it may hold something else than ${kind.toLowerCase()}.`,
  },

  sample: {
    title: (shown, total) => (shown < total ? `The first ${shown} rows of ${number(total)}` : rows(total)),
    into: (field) => `→ ${field}`,
    unused: 'not used',
    empty: 'The file has headings but no rows.',
  },

  marked: {
    faults: (n) => `${rows(n)} with errors`,
    faultsHelp:
      'They will not be imported. Download them as a file, mend them in Excel, and import that file afterwards.',
    faultsDone:
      'They were not imported. Download them as a file, mend them in Excel, and import that file afterwards.',
    warnings: (n) => `${rows(n)} with a remark`,
    warningsHelp: 'They will be imported, but are worth a look.',
    warningsDone: 'They were imported, but are worth a look.',
    download: (n) => (n === 1 ? 'Download the row with errors' : `Download rows with errors (${number(n)})`),
    common: 'The most frequent errors',
    times: (n, more) => (more ? `at least ${rows(n)}` : rows(n)),
    line: 'Line',
    reasons: { faults: 'What is wrong', warnings: 'Remark' },
    more: (n) => `Show ${number(n)} more`,
    onlyFirst: (shown, total) =>
      `These are the first ${number(shown)} of ${number(total)}. All of them are in the file of errors.`,
    onlyFirstWarnings: (shown, total) => `These are the first ${number(shown)} of ${number(total)}.`,
  },

  run: {
    start: (n) => `Import ${rows(n)}`,
    starting: 'Starting …',
    skips: (n) => `${rows(n)} with errors will be skipped.`,
    allGood: 'All rows can be imported.',
    nothingNew: 'The good rows are here already. There is nothing new to import.',
    onlyFaults: 'None of the rows can be imported before the errors are mended.',
    columnsFirst: 'First choose the columns that must be there.',
    noRows: 'The file has no rows.',
  },

  progress: {
    title: 'Importing …',
    preparing: 'Getting ready …',
    of: (done, total) => `${number(done)} of ${rows(total)}`,
    help: 'You may leave this page; the import goes on. Either all good rows come in, or none.',
    noAnswer: 'The server does not answer right now. The page tries again …',
  },

  result: {
    done: 'The import is finished',
    doneAt: (when) => `Finished ${when}`,
    nothing: 'The file changed nothing.',
    counts: {
      label: 'What the import did',
      created: 'created',
      updated: 'updated',
      unchanged: 'unchanged',
      faulty: 'with errors',
      warned: 'with a remark',
    },
    see: {
      customers: 'See the customers',
      contacts: 'See the contacts',
      campaigns: 'See the campaigns',
      members: 'See the campaigns',
      projects: 'See the sales projects',
      activities: 'See the tasks in To-Do',
    },
    next: {
      customers: 'Go on with contacts',
      contacts: 'Go on with campaigns',
      campaigns: 'Go on with campaign members',
      members: 'Go on with sales projects',
      projects: 'Go on with activities',
      activities: 'Import another file',
    },
    told: ({ created, updated, faulty }) =>
      `The import is finished: ${number(created)} created, ${number(updated)} updated, ${number(faulty)} with errors.`,
    failed: 'The import failed',
    interrupted: 'The import was interrupted',
    nothingKept: 'Nothing was kept. Try again.',
    again: 'Import again',
  },

  missing: { title: 'There is no such import', back: 'Go to import' },
};
