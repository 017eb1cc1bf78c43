// The words of the rules of mail: what they say, what they would do, and running them on what came before.

const mails = (n: number) => (n === 1 ? '1 mail' : `${n} mails`);
const some = (n: number, more: boolean) => (more ? `mindst ${mails(n)}` : mails(n));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const mailRules = {
  help: 'Det, som placering og «Ignorér altid» har lært, og dine egne undtagelser. En regel gælder ny mail; det, der kom før, rører den kun, når du beder om det.',
  search: 'Søg i reglerne',
  new: 'Ny regel',
  pattern: 'Regel',
  does: 'Hvad der sker',
  whose: 'Gælder for',
  made: 'Lavet af',
  mails: 'Mails',
  kinds: { sender: 'Adresse eller domæne', subject: 'Ord i emnet', folder: 'Mappe i postkassen' },
  subject: (phrase: string) => `Emne med «${phrase}»`,
  folder: (path: string) => `Mappen ${path}`,
  place: (name: string) => `Journaliseres på ${name}`,
  actions: { ignore: 'Journaliseres aldrig', private: 'Er privat og efterlader intet' },
  everybody: 'Alle',
  you: 'Dig',
  by: (who: string, when: string) => `${who} ${when}`,
  changed: (who: string, when: string) => `, rettet af ${who} ${when}`,
  system: 'Systemet',
  actionsTitle: 'Handlinger',
  edit: 'Ret',
  editOne: (pattern: string) => `Ret reglen for ${pattern}`,
  remove: (pattern: string) => `Fjern reglen for ${pattern}`,
  removed: (pattern: string) => `Reglen for ${pattern} er fjernet.`,
  none: 'Ingen regler endnu',
  noneHelp: 'Regler opstår, når du placerer mail og lader programmet huske det, eller når du laver en her.',
  failed: 'Reglerne kunne ikke hentes',

  form: {
    newTitle: 'Ny regel',
    editTitle: (pattern: string) => `Ret reglen for ${pattern}`,
    kind: 'Reglen ser på',
    patterns: { sender: 'Adresse eller domæne', subject: 'Ord eller vending', folder: 'Mappe' },
    hints: { sender: 'fx anna@firma.dk eller @firma.dk', subject: 'fx lønsamtale', folder: 'fx Privat' },
    helps: {
      sender: 'Et domæne gælder alle adresser i firmaet, også dem under det.',
      subject: 'Hele ord, uanset store bogstaver og hvordan æ, ø og å er skrevet.',
      folder: 'Mapper inde i den er også holdt ude.',
    },
    action: 'Mailen',
    choices: {
      place: 'journaliseres på en kunde (gælder alle)',
      ignore: 'journaliseres aldrig (din mail)',
      private: 'er privat og efterlader intet (din mail)',
    },
    invalid: 'Skriv en mailadresse som anna@firma.dk eller et domæne som @firma.dk.',
    save: 'Gem reglen',
    added: (pattern: string) => `Reglen for ${pattern} gælder fra nu af.`,
    changed: (pattern: string) => `Reglen for ${pattern} er rettet.`,
  },

  preview: {
    title: 'Det, der kom før',
    looking: 'Ser efter …',
    nothing: 'Ingen mail, du kan se, bliver rørt.',
    place: (n: number, more: boolean, name: string) => `Placér også ${some(n, more)}, der venter, på ${name}`,
    move: (n: number, more: boolean, name: string) =>
      `Flyt også ${some(n, more)}, som programmet selv lagde et andet sted, til ${name}`,
    byPerson: (n: number) =>
      `${capital(mails(n))}, som en kollega har placeret et andet sted, bliver ikke rørt.`,
    ignore: (n: number, more: boolean) => `Ignorér også ${some(n, more)}, der venter`,
    eraseWaiting: (n: number, more: boolean) => `Slet også ${some(n, more)} af dine, der venter`,
    erase: (n: number, more: boolean) => `Slet også ${some(n, more)} af dine, der er journaliseret`,
    colleagues: 'Mail, der venter hos kolleger, følger med, men vises ikke her.',
    first: (n: number) => `De ${n} nyeste`,
    failed: 'Det kunne ikke ses efter.',
  },

  erasing: {
    title: 'Slet mailene for altid?',
    text: (n: number, more: boolean) =>
      `${capital(some(n, more))} slettes med tekst, filer og deltagere, også på aktiviteterne. Det kan ikke fortrydes.`,
    confirm: 'Slet for altid',
    back: 'Tilbage',
  },

  running: {
    working: (n: number) => `Arbejder … ${mails(n)} indtil nu`,
    placed: (n: number) => `${capital(mails(n))} placeres.`,
    moved: (n: number) => `${capital(mails(n))} er flyttet.`,
    ignored: (n: number) => `${capital(mails(n))} ses efter igen.`,
    erased: (n: number) => `${capital(mails(n))} er slettet.`,
    stopped: (n: number) => `Det standsede efter ${mails(n)}. Åbn reglen, og kør resten.`,
  },
};
