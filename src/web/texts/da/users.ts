// The words of signing in, signing in again, and setting up.

export const users = {
  login: {
    title: 'Log ind',
    email: 'E-mail',
    password: 'Adgangskode',
    show: 'Vis adgangskoden',
    submit: 'Log ind',
    forgotten: 'Glemt adgangskoden? En administrator kan give dig en ny.',
  },
  again: {
    title: 'Log ind igen',
    text: 'Du er blevet logget ud. Det, du er i gang med, står her stadig og fortsætter, når du er logget ind.',
    another: 'Log ind som en anden',
  },
  setup: {
    title: 'Velkommen til Opfølg',
    intro:
      'Sæt virksomheden op, og opret den første administrator. Alt kan ændres senere under Indstillinger.',
    company: 'Virksomhed',
    companyName: 'Virksomhedens navn',
    timeZone: 'Tidszone',
    timeZoneHelp: 'Afgør, hvornår en dag begynder, og dermed hvad der er forfaldent.',
    administrator: 'Administrator',
    name: 'Navn',
    initials: 'Initialer',
    initialsHelp: '1–6 bogstaver eller tal, fx JDP',
    email: 'E-mail',
    password: 'Adgangskode',
    passwordHelp: 'Mindst 10 tegn. En sætning er nem at huske og svær at gætte.',
    submit: 'Sæt op',
  },
  begin: {
    title: (company: string) => `${company} er klar`,
    text: 'Hvordan vil du begynde?',
    empty: 'Begynd tomt',
    emptyHelp: 'Opret kundeemner og aktiviteter, efterhånden som de dukker op.',
    import: 'Importér jeres data',
    importHelp: 'Hent kunder, kontaktpersoner og aktiviteter fra CSV-filer, fx gemt i Excel.',
    colleagues: 'Opret medarbejdere',
    colleaguesHelp: 'Giv kollegerne adgang, så hver har sin egen To-Do.',
  },
};
