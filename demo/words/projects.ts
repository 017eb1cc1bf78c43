// What stands in sales projects: names, notes, plans, and why they were won and lost.

/** `{slags}` is the machine without its type: «traysealer». */
export const NAMES = [
  '{maskine}',
  '{maskine} inkl. montage',
  'Ny {slags} til pakkeriet',
  'Ny {slags} {i by}',
  '{slags} til pakkelinje 2',
  'Udskiftning af {slags}',
  '{maskine} med serviceaftale',
  'Automatisering med {slags}',
] as const;

export const NOTES = [
  'Beslutter sammen med direktøren. Vigtigst er service inden for 24 timer og dansk betjeningspanel.',
  'Et tysk tilbud ligger på bordet. Vi skal vinde på leveringstid og oplæring.',
  'Vil gerne lease. Regn med 60 måneder og serviceaftale i ydelsen.',
  'Skal stå færdig, før de lukker for sommeren.',
  'Gulvet hælder; justerbare ben og opmåling er en forudsætning.',
  'Pengene er sat af i budgettet, men alt over 100.000 kr. skal forbi bestyrelsen.',
] as const;

/** What a plan for later is to be followed up with. */
export const PLANS = [
  'Er der penge til {en} i det nye budget?',
  'Hør, om planerne om {en} er rykket',
  'Ring til {fornavn}: skal vi regne på {en}?',
] as const;

/** Percent of the amount. */
export const MARGINS = [22, 24, 26, 28, 30, 33, 36] as const;

export const WINS = [
  { reason: 'Kvalitet', note: 'Referencebesøget afgjorde det.' },
  { reason: 'Relation', note: 'De ville blive hos os; {fornavn} roste servicen.' },
  { reason: 'Pris', note: 'Betaling i tre rater gjorde udslaget.' },
  { reason: 'Kvalitet', note: 'Dansk panel og nem rengøring.' },
  { reason: 'Relation', note: '' },
] as const;

/** By what the last call says; the last one fits any. */
export const LOSSES = [
  { says: 'brugt maskine', reason: 'For dyr', note: 'Købte brugt til under det halve.' },
  { says: 'tysk leverandør', reason: 'Valgte konkurrent', note: 'Tysk leverandør var {rabat} billigere.' },
  {
    says: 'udskudt',
    reason: 'Ingen beslutning',
    note: 'Udskudt til næste regnskabsår; tages op ved budgettet.',
  },
  { says: 'på pause', reason: 'Behovet bortfaldt', note: 'Alle investeringer er sat på pause.' },
  { says: '', reason: 'Ingen beslutning', note: 'Intet svar på hverken mail eller telefon.' },
] as const;
