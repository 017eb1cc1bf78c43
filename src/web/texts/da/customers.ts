// The words of the customer pages.

export const customers = {
  title: 'Kundeemner',
  one: 'Kundeemne',
  create: 'Opret ny',
  newTitle: 'Nyt kundeemne',
  editTitle: (name: string) => `Rediger ${name}`,
  search: 'Søg navn, nummer, telefon, CVR, mail, by',
  empty: 'Ingen kundeemner endnu',
  emptyHelp: 'Her står alle, I arbejder med: emner, kunder, leverandører og partnere.',
  import: 'Importér fra en fil',

  columns: { phone: 'Telefon', place: 'By', status: 'Status', responsible: 'Ansvarlig', account: 'Konto' },
  filters: {
    status: 'Status',
    responsible: 'Ansvarlig',
    industry: 'Branche',
    targetGroup: 'Målgruppe',
    nextFollowUp: 'Næste opfølgning',
    nextFollowUps: { due: 'Forfalden', future: 'Fremtidig', none: 'Ingen' },
  },

  sections: {
    master: 'Stamdata',
    address: 'Adresse',
    contact: 'Kontakt',
    classification: 'Klassifikation',
    note: 'Note',
  },
  nextNumber: (number: string) => `Tomt felt får ${number}`,
  invalidCvr: 'Nummeret består ikke CVR-kontrollen. Det kan gemmes alligevel.',
  foreignCvr: 'Et dansk CVR-nr. har 8 cifre. Det kan gemmes alligevel.',
  pNumberHint: '10 cifre hver',
  domainHint: 'Mail herfra hører til kunden, fx firma.dk',
  freeMail: (domain: string) => `${domain} er en fri mailtjeneste og siger intet om firmaet.`,
  created: (name: string) => `${name} er oprettet.`,
  saved: (name: string) => `${name} er gemt.`,

  tabs: {
    activities: 'Aktiviteter',
    contacts: 'Kontaktpersoner',
    projects: 'Salgsprojekter',
    documents: 'Dokumenter',
    history: 'Historik',
  },
  changeStatus: (status: string) => `Status: ${status}. Skift status`,
  statusChanged: (from: string, to: string) => `Kundens status er ændret fra ${from} til ${to}.`,
  statusByRule: (from: string, to: string, when: string) =>
    `Status er ændret fra ${from} til ${to} af en regel ${when}.`,
  seeActivity: 'Se aktiviteten',
  statusUndone: (status: string) => `Status er igen ${status}.`,
  advertisingProtected: 'Reklamebeskyttet: ingen kolde opkald eller reklamer',
  noContact: 'Har frabedt sig kontakt',
  mailHeadersOnly: 'Kun mailens hoved gemmes',
  mailHeadersOnlyHint:
    'Ny mail journaliseres med emne, deltagere og dato, uden tekst og filer, også når andre er med i mailen. Det, der er gemt i forvejen, bliver; slet det enkelte med «Privat».',
  invalidCvrShort: 'består ikke CVR-kontrollen',
  mergedTitle: (name: string) => `${name} er lagt sammen med en anden`,
  mergedHelp: 'Alt, hvad der stod her, er flyttet.',
  toSurvivor: (name: string) => `Gå til ${name}`,

  contacts: {
    create: 'Opret ny',
    empty: 'Ingen kontaktpersoner endnu',
    emptyHelp: 'Her står de personer, du taler med hos kunden.',
    primary: 'primær',
    makePrimary: 'Gør primær',
    primaryNow: (name: string) => `${name} er nu primær kontaktperson.`,
    left: 'har forladt virksomheden',
    edit: (name: string) => `Rediger ${name}`,
  },
};
