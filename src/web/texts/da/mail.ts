// The words of mail journalling. Every reason has a whole sentence, so that a mail can always tell why it is where
// it is (rule 25).
import type { MailReason } from '../../../shared/mail.ts';
import type { WhyFacts } from '../../mail/why.ts';

const mails = (n: number) => (n === 1 ? '1 mail' : `${n} mails`);
const customer = (where: string | null) => where ?? 'en kunde';

const why: Record<MailReason, (facts: WhyFacts) => string> = {
  waiting: () => 'Mailen er modtaget og bliver placeret om et øjeblik.',
  thread: ({ where }) => `Den hører til en mailtråd, der allerede er journaliseret på ${customer(where)}.`,
  'contact-address': ({ address, contact, where }) =>
    `${address ?? 'Adressen'} hører til ${contact ? `kontaktpersonen ${contact}` : 'en kontaktperson'} hos ${customer(where)}.`,
  'customer-address': ({ address, where }) => `${address ?? 'Adressen'} står på ${customer(where)}.`,
  domain: ({ pattern, where }) => `Maildomænet ${pattern ?? ''} står på ${customer(where)}.`,
  rule: ({ pattern, where }) =>
    `En regel siger, at mail med ${pattern ?? 'adressen'} hører til ${customer(where)}.`,
  asked: ({ who, where }) =>
    who
      ? `${who} bad om at få den journaliseret på ${customer(where)}.`
      : `Den blev sendt ind til ${customer(where)}.`,
  person: ({ who, where }) => `${who ?? 'En kollega'} placerede den på ${customer(where)}.`,
  unknown: ({ address }) =>
    `Ingen kunde eller kontaktperson har ${address ? `adressen ${address}` : 'en af adresserne'}.`,
  ambiguous: ({ address }) =>
    address
      ? `${address} passer på flere kunder. Derfor gættes der ikke.`
      : 'Den passer på flere kunder. Derfor gættes der ikke.',
  internal: () => 'Den er kun mellem kolleger, og intern mail journaliseres ikke.',
  'ignored-once': ({ who }) => `${who ?? 'En kollega'} valgte at ignorere den.`,
  'ignored-always': ({ pattern, who }) =>
    who && !pattern
      ? `${who} valgte altid at ignorere mail fra afsenderen.`
      : `En regel siger, at mail med ${pattern ?? 'adressen'} altid ignoreres.`,
  private: ({ pattern }) =>
    pattern ? `En regel siger, at mail med ${pattern} er privat.` : 'Den er gjort privat.',
  automatic: () =>
    'Intet menneske har skrevet den, og afsenderen er ikke kendt. Derfor venter den ikke på en plads.',
  bounce: ({ address }) =>
    address
      ? `Den melder, at en mail til ${address} ikke kunne leveres.`
      : 'Den er en mailservers besked om levering og hører ikke til nogen dialog.',
  failed: ({ fault }) =>
    `Mailen kunne ikke læses${fault ? ` (${fault})` : ''}. Den er gemt uændret og går ikke tabt.`,
};

/** The reason in a few words, for a column. */
const shortWhy: Record<MailReason, string> = {
  waiting: 'Behandles',
  thread: 'Mailtråd',
  'contact-address': 'Persons adresse',
  'customer-address': 'Kundens adresse',
  domain: 'Maildomæne',
  rule: 'Regel',
  asked: 'Sendt ind',
  person: 'Placeret af kollega',
  unknown: 'Ingen kendt adresse',
  ambiguous: 'Flere kunder passer',
  internal: 'Intern mail',
  'ignored-once': 'Ignoreret',
  'ignored-always': 'Altid ignoreret',
  private: 'Privat',
  automatic: 'Automatisk mail',
  bounce: 'Leveringsbesked',
  failed: 'Kunne ikke læses',
};

export const mail = {
  title: 'Mail',
  one: 'Mail',
  about: (subject: string) => `Mail: ${subject}`,
  views: {
    label: 'Visninger',
    unplaced: 'Ikke placeret',
    journalled: 'Journaliseret',
    ignored: 'Ignoreret',
    failed: 'Fejlet',
    rules: 'Regler',
  },
  states: {
    received: 'Modtaget',
    journalled: 'Journaliseret',
    unplaced: 'Ikke placeret',
    ignored: 'Ignoreret',
    private: 'Privat',
    failed: 'Fejlet',
  },
  columns: { when: 'Hvornår', from: 'Fra', customer: 'Kunde', why: 'Hvorfor', subject: 'Emne' },
  filters: {
    search: 'Søg i mail: emne, tekst, navne, filer',
    found: (n: number, number: string) =>
      n >= 1000 ? `Mindst ${number} mails` : n === 1 ? '1 mail' : `${number} mails`,
    direction: 'Retning',
    directions: { in: 'Indgående', out: 'Udgående' },
    owner: 'Postkasse',
    owners: { mine: 'Min egen', firm: 'Firmaets' },
    oneCustomer: 'Kunde',
    foundIn: 'Fundet i',
    hits: { file: 'Fil', participant: 'Deltager' },
  },
  noSubject: '(uden emne)',
  noSender: '(ukendt afsender)',
  undelivered: 'Ikke leveret',
  faults: {
    encrypted: 'Mailen er krypteret. Den er gemt uændret, men kan ikke læses her.',
    'too-large': 'Mailen er for stor til at blive læst her. Den er gemt uændret.',
    unreadable: 'Noget af mailen kunne ikke læses. Den er gemt uændret.',
  },
  outgoing: 'Udgående',
  internal: 'Intern',
  expires: (days: number) =>
    days <= 0 ? 'Slettes i dag' : days === 1 ? 'Slettes i morgen' : `Slettes om ${days} dage`,
  unverified: 'Uverificeret afsender',
  unverifiedHelp:
    'Mailserveren kunne ikke bekræfte, at mailen kommer fra den adresse, der står. Vær varsom med links og filer.',
  automatic: {
    'auto-reply': 'Autosvar',
    list: 'Nyhedsbrev',
    bounce: 'Leveringsbesked',
    calendar: 'Kalendersvar',
  },
  empty: {
    unplaced: {
      title: 'Ingen mail venter på en plads',
      text: 'Her lander mail, som ikke sikkert hører til én kunde. Du vælger kunden, og næste gang sker det af sig selv.',
    },
    journalled: {
      title: 'Ingen mail er journaliseret endnu',
      text: 'Her står mail, der er blevet til aktiviteter på en kunde.',
    },
    ignored: {
      title: 'Ingen mail er ignoreret',
      text: 'Her står mail, der er holdt uden for journalen: intern mail og det, du har valgt at ignorere.',
    },
    failed: { title: 'Ingen mail er fejlet', text: 'Her står mail, der er gemt, men ikke kunne læses.' },
  },
  failed: 'Mailene kunne ikke hentes',
  loadFailed: 'Mailen kunne ikke hentes',
  gone: 'Mailen findes ikke',
  goneHelp: 'Den er måske gjort privat, eller den tilhører en kollega.',
  position: (at: number, of: number) => `${at} af ${of}`,

  open: {
    participants: 'Deltagere',
    roles: { from: 'Fra', 'reply-to': 'Svar til', to: 'Til', cc: 'Cc', bcc: 'Bcc', forwarded: 'Skrevet af' },
    own: 'kollega',
    known: 'kontaktperson',
    allParties: (n: number) => `Vis alle ${n} deltagere`,
    whyTitle: 'Hvorfor landede den her?',
    answers: 'Se mailen, den svarer på',
    shown: 'Vis mailen som',
    asText: 'Tekst',
    asHtml: 'Som sendt',
    frame: (subject: string) => `${subject}, som afsenderen satte den op`,
    pictures: 'Vis billeder',
    picturesHelp: 'Billeder fra nettet er ikke hentet. Henter du dem, kan afsenderen se, at mailen er åbnet.',
    wholeText: 'Vis hele teksten',
    noText: 'Mailen har ingen tekst.',
    headers: {
      unknown:
        'Fra ukendte afsendere gemmes kun deltagere og emne, i 30 dage. Selve mailen hentes, når den bliver placeret.',
      coming: 'Mailens tekst og filer bliver hentet fra postkassen.',
      forGood: 'Kun mailens hoved er gemt, fordi en kunde i mailen er sat til det.',
      report: 'Af en leveringsbesked gemmes kun hovedet. Det, den melder, står ved mailen og personen.',
    },
    attachments: 'Vedhæftet',
    journalledOn: 'Journaliseret på',
    seeRule: 'Se reglen',
    alternatives: 'Andre muligheder',
    moveHere: 'Flyt hertil',
    activity: 'Åbn aktiviteten',
    outlook: 'Gemt fra Outlook (.msg)',
  },
  why,
  shortWhy,
  whyAutomatic: {
    'auto-reply': 'Den er et autosvar, og afsenderen er ikke kendt. Derfor venter den ikke på en plads.',
    list: 'Den er et nyhedsbrev, og afsenderen er ikke kendt. Derfor venter den ikke på en plads.',
    bounce: 'Den melder, at en mail ikke kunne leveres.',
    calendar: 'Den er et kalendersvar, og afsenderen er ikke kendt. Derfor venter den ikke på en plads.',
  },
  andOthers: (addresses: string, n: number) => `${addresses} og ${n} andre`,

  place: {
    title: 'Hvor hører den til?',
    suggestions: 'Forslag',
    reasons: {
      thread: 'samme mailtråd',
      'contact-address': 'personens adresse',
      'customer-address': 'kundens adresse',
      domain: 'samme maildomæne',
      name: 'navnet ligner',
      forwarded: 'nævnt i den videresendte mail',
    },
    noSuggestions: 'Ingen forslag. Vælg kunden selv, eller opret den.',
    customer: 'Kunde',
    contact: 'Kontaktperson',
    customerMissing: 'Vælg en kunde.',
    place: 'Journalisér',
    remember: 'Husk til næste gang',
    remembers: { nothing: 'Intet', address: 'Denne adresse', domain: 'Hele domænet' },
    rememberHelp: {
      nothing: 'Der huskes ingenting.',
      address: (address: string) =>
        `Mail med ${address} placeres af sig selv fra nu af, også den, der venter.`,
      domain: (domain: string) =>
        `Al mail med ${domain} placeres af sig selv fra nu af, også den, der venter.`,
    },
    along: (n: number, more: boolean) =>
      n === 0
        ? 'Ingen anden mail, du kan se, venter på det.'
        : `${more ? 'Mindst ' : ''}${n === 1 ? '1 anden mail, der venter, følger' : `${n} andre mails, der venter, følger`} med.`,
    unverified: 'Afsenderen er ikke bekræftet. Derfor huskes der ingenting.',
    freeMail: (domain: string) =>
      `${domain} er et fælles maildomæne, som alle kan have. Derfor kan kun adressen huskes.`,
    done: (name: string) => `Mailen er journaliseret på ${name}.`,
    others: (n: number) => `${mails(n)} mere fulgte med.`,
    open: 'Åbn',
    anyway: 'Journalisér alligevel …',
  },
  move: {
    action: 'Flyt …',
    actionFrom: (name: string) => `Flyt fra ${name} …`,
    title: (name: string) => `Flyt mailen fra ${name}`,
    thread: 'Flyt hele mailtråden',
    move: 'Flyt',
    done: (name: string) => `Mailen er flyttet til ${name}.`,
    same: 'Mailen ligger allerede på den kunde.',
  },
  ignore: {
    once: 'Ignorér',
    always: 'Ignorér altid',
    alwaysHelp: (addresses: string) => `Ignorér denne og al senere mail fra ${addresses}`,
    done: 'Mailen er ignoreret.',
    doneAlways: (addresses: string) => `Mail fra ${addresses} ignoreres fra nu af.`,
    restore: 'Ignorér ikke',
    restored: 'Mailen venter igen under «Ikke placeret».',
    judgedAgain: 'Mailen ignoreres ikke længere.',
  },
  private: {
    action: 'Privat …',
    title: 'Gør mailen privat?',
    text: 'Mailens tekst, filer og deltagere slettes for altid, også på de aktiviteter, den er journaliseret på.',
    stays: 'Kun et aftryk bliver tilbage, så den samme mail ikke kommer ind igen. Det kan ikke fortrydes.',
    confirm: 'Slet for altid',
    done: 'Mailen er slettet.',
  },

  upload: {
    action: 'Journalisér mail',
    choose: 'Vælg filer',
    hint: 'Træk mailfiler (.eml) hertil',
    hintOn: 'Mailfiler (.eml) bliver til aktiviteter',
    result: {
      journalled: (n: number) => `${mails(n)} journaliseret`,
      unplaced: (n: number) => `${mails(n)} venter under «Ikke placeret»`,
      ignored: (n: number) => `${mails(n)} holdt uden for journalen`,
      received: (n: number) => `${mails(n)} modtaget`,
      failed: (n: number) => `${mails(n)} kunne ikke læses`,
      known: (n: number) => `${mails(n)} kendt i forvejen`,
    },
  },

  keys: {
    title: 'Mail',
    next: 'Næste mail',
    previous: 'Forrige mail',
    ignore: 'Ignorér',
    open: 'Åbn mailen',
  },
};
