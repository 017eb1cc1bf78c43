// The words of the contact pages.

export const contacts = {
  title: 'Kontaktpersoner',
  one: 'Kontaktperson',
  create: 'Opret ny',
  newTitle: 'Ny kontaktperson',
  editTitle: (name: string) => `Rediger ${name}`,
  search: 'Søg navn, titel, telefon, mail, kunde',
  empty: 'Ingen kontaktpersoner endnu',
  emptyHelp: 'Her står de personer, I taler med hos kunderne.',

  columns: {
    customer: 'Kunde',
    account: 'Konto',
    number: 'Telefonnr.',
    phone: 'Telefon',
    mobile: 'Mobil',
    email: 'E-mail',
  },
  marks: { primary: 'primær', left: 'forladt', unreachable: 'mail kommer ikke frem' },
  unreachable: {
    told: (address: string, day: string, why: string) => `Mail til ${address} kom ikke frem ${day}: ${why}.`,
    reasons: {
      'no-mailbox': 'mailboksen findes ikke',
      'no-domain': 'maildomænet findes ikke eller svarer ikke',
      'mailbox-full': 'mailboksen er fuld',
      refused: 'modtagerens mailserver afviste den',
      'too-large': 'den var for stor',
      other: 'mailserveren kunne ikke levere den',
    },
  },
  filters: { withLeft: 'Vis også dem, der har forladt' },

  sections: { person: 'Person', reach: 'Kontakt', consent: 'Samtykke', note: 'Note' },
  customerFixed: 'Personen har aktiviteter og kan ikke flyttes. Opret personen på den nye kunde i stedet.',
  emailHint: 'Den første er den, der skrives til',
  primaryHint: 'Den, I helst taler med hos kunden',
  leftHint: 'Personen skjules i lister, men historikken bliver',
  sourceHint: 'Fx messe, formular på hjemmesiden eller telefon',
  created: (name: string) => `${name} er oprettet.`,
  saved: (name: string) => `${name} er gemt.`,

  tabs: {
    activities: 'Aktiviteter',
    projects: 'Salgsprojekter',
    documents: 'Dokumenter',
    history: 'Historik',
  },
  primary: 'Primær',
  left: 'Har forladt virksomheden',
  otherEmails: 'Flere e-mailadresser',
  primaryMoves: 'rollen som primær kontaktperson',
  consent: {
    yes: 'Samtykke til markedsføring',
    no: 'Har sagt nej til markedsføring',
    notAsked: 'Ikke spurgt om markedsføring',
    given: (answer: string, details: string) => (details ? `${answer} (${details})` : answer),
  },
  mergedTitle: (name: string) => `${name} er lagt sammen med en anden`,
  mergedHelp: 'Alt, hvad der stod her, er flyttet.',
};
