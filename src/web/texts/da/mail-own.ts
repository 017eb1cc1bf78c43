// Settings, «Mail»: who «we» are to the journal, and what is kept out of it.

export const mailOwn = {
  addresses: {
    title: 'Egne adresser',
    help: 'Adresser, du også skriver fra. Mail fra dem regnes for din egen, og mail mellem egne adresser er intern og journaliseres ikke. Det, der allerede er journaliseret, bliver, hvor det er.',
    helpAll:
      'Adresser, brugerne også skriver fra. Mail fra dem regnes for deres egen, og mail mellem egne adresser er intern og journaliseres ikke. Det, der allerede er journaliseret, bliver, hvor det er.',
    signIn: (address: string) => `${address} er din, fordi du logger ind med den.`,
    list: 'Flere adresser',
    none: 'Ingen flere adresser.',
    add: 'Ny adresse',
    hint: 'fx anna@andet-firma.dk',
    user: 'Bruger',
    action: 'Tilføj',
    remove: (address: string) => `Fjern ${address}`,
    added: (address: string) => `${address} regnes fra nu af for egen adresse.`,
    removed: (address: string) => `${address} regnes ikke længere for egen adresse.`,
  },
  domains: {
    title: 'Firmaets maildomæner',
    help: 'Alle adresser på et af domænerne er kolleger. Mail mellem dem er intern og journaliseres ikke, og et domæne her kan aldrig høre til en kunde. Mail, der venter, vurderes igen med det samme.',
    named: 'Maildomæner',
    none: 'Ingen ud over dem, der følger af brugernes adresser.',
    ofUsers: (domains: string) => `Følger af brugernes adresser: ${domains}`,
    add: 'Nyt domæne',
    hint: 'fx firma.dk',
    action: 'Tilføj',
    remove: (domain: string) => `Fjern ${domain}`,
    added: (domain: string) => `Mail fra ${domain} er fra nu af intern.`,
    removed: (domain: string) => `${domain} er ikke længere firmaets.`,
  },
  keptOut: {
    title: 'Privat mail',
    help: 'Mail, som afsenderen har mærket, kan holdes ude af journalen. Den efterlader kun et aftryk.',
    marks: {
      private: 'Mærket «Privat»',
      personal: 'Mærket «Personligt»',
      'company-confidential': 'Mærket «Fortroligt»',
    },
    rules: 'Undtag adresser, ord i emnet og mapper',
    saved: 'Valget gælder for ny mail fra nu af.',
  },
  failed: 'Det kunne ikke hentes',
};
