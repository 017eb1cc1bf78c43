// The words of «Intet glemmes»: what has no next step.

const days = (n: number) => (n === 1 ? '1 dag' : `${n} dage`);
const every = (n: number) => (n === 1 ? 'hver dag' : `hver ${n}. dag`);

export const forgotten = {
  title: 'Intet glemmes',
  list: 'Uden næste skridt',
  mine: 'Mine',
  count: (n: number) => (n === 1 ? '1 uden næste skridt' : `${n} uden næste skridt`),

  filters: 'Filtre',
  kinds: { customer: 'Kunde', quote: 'Tilbud', project: 'Projekt' },
  chips: { customer: 'Kunder', quote: 'Tilbud', project: 'Salgsprojekter' },
  waiting: 'Vis også dem, der kan vente',
  groups: { due: 'Glemt', waiting: 'Kan vente' },

  columns: {
    howLong: 'Hvor længe',
    kind: 'Slags',
    account: 'Konto',
    customer: 'Firmanavn',
    what: 'Tilbud eller projekt',
    why: 'Hvorfor',
    amount: 'Beløb',
    salesperson: 'Sælger',
    lastActivity: 'Seneste aktivitet',
  },
  ofClass: (letter: string) => `Klasse ${letter}`,
  every,
  neverHeard: 'endnu ingen aktivitet',
  lastHeard: (n: number) =>
    n === 0
      ? 'seneste aktivitet i dag'
      : n === 1
        ? 'seneste aktivitet i går'
        : `seneste aktivitet for ${days(n)} siden`,
  why: {
    customer: (who: string, rhythm: number, last: string) => `${who}: ${every(rhythm)} – ${last}`,
    project: (last: string) => `Uden næste skridt – ${last}`,
    quote: 'Åbent tilbud uden næste skridt',
    expires: (day: string) => `Åbent tilbud uden næste skridt – udløber ${day}`,
    expired: (day: string) => `Åbent tilbud uden næste skridt – udløb ${day}`,
  },
  howLong: {
    late: (n: number) => `${days(n)} over tiden`,
    without: (n: number) => `I ${days(n)}`,
    today: 'Fra i dag',
    waits: (n: number) => `Om ${days(n)}`,
  },

  followUp: {
    action: 'Opret opfølgning',
    title: (name: string) => `Opfølgning på ${name}`,
    date: 'Opfølg',
    time: 'Tid',
    type: 'Aktivitetstype',
    text: 'Opfølgningstekst',
    save: 'Opret opfølgning',
    for: (name: string) => `Opgaven lægges hos ${name}.`,
    missing: 'Vælg en dato.',
    tomorrow: 'I morgen',
    nextWeek: 'Næste uge',
    nextMonth: 'Om en måned',
    proposed: (asked: string, why: string, day: string) => `${asked} er ${why}. Foreslår i stedet ${day}.`,
    done: (name: string, day: string) => `${name} følges op ${day}.`,
    undone: (name: string) => `Opfølgningen på ${name} er trukket tilbage.`,
    open: 'Åbn opgaven',
  },
  open: { customer: 'Åbn kunden', quote: 'Åbn tilbuddet', project: 'Åbn projektet' },
  keys: { followUp: 'Opret opfølgning', title: 'Intet glemmes' },

  empty: {
    title: 'Intet er glemt',
    mine: 'Alle dine åbne projekter og tilbud har et næste skridt, og du har hørt fra dine kunder i tide.',
    all: 'Alle åbne projekter og tilbud har et næste skridt, og kunderne er hørt fra i tide.',
    noRules:
      'Kunder kommer med her, når der er en regel for, hvor tit de skal høres fra, fx «Kunde A: hver 30. dag».',
    makeRule: 'Opret en kunderytme',
    waiting: (n: number) => (n === 1 ? 'Vis den ene, der kan vente' : `Vis de ${n}, der kan vente`),
  },
};
