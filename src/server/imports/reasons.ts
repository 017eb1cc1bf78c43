// Why a row is not imported, or what to look at although it is. Ids are stable and part of the API; the sentence
// names what stood in the row and how to mend it.
import type { ImportFault, ImportKind } from '../../shared/imports.ts';
import { type AnswerLanguage, type ErrorId, errorText, isErrorId } from '../errors.texts.ts';
import { nameOf } from './columns.ts';

export interface Reason {
  /** the field, or null for the whole row */
  field: string | null;
  id: ReasonId;
  /** what the sentence names */
  values?: string[];
}

/** A row with reasons, as it is kept; its sentences are made when somebody reads it. */
export interface MarkedRow {
  line: number;
  cells: string[];
  reasons: Reason[];
}

type Sentence = (values: readonly string[]) => string;

const da = {
  // the row as a whole
  'broken-quotes': () => 'Anførselstegnene i rækken passer ikke sammen.',
  'column-count': ([has, wants]) => `Rækken har ${has} kolonner, men overskriften har ${wants}.`,
  'account-twice': ([account, line]) => `Kontonummer ${account} står allerede i linje ${line}.`,
  'account-not-mended': ([account]) =>
    `Kontonummer ${account} står allerede i en anden række. Ret det, eller slet denne tekst, hvis rækken skal gælde.`,
  'number-twice': ([number, line]) => `Projektnummer ${number} står allerede i linje ${line}.`,
  'number-not-mended': ([number]) =>
    `Projektnummer ${number} står allerede i en anden række. Ret det, eller slet denne tekst, hvis rækken skal gælde.`,
  'campaign-twice': ([name, line]) => `Kampagnen ${name} står allerede i linje ${line}.`,
  'campaign-not-mended': ([name]) =>
    `Kampagnen ${name} står allerede i en anden række. Ret den, eller slet denne tekst, hvis rækken skal gælde.`,
  'member-twice': ([name, line]) => `${name} står allerede i kampagnen i linje ${line}.`,
  'member-not-mended': ([name]) =>
    `${name} står allerede i kampagnen i en anden række. Ret den, eller slet denne tekst, hvis rækken skal gælde.`,
  'person-twice': ([name, line]) => `${name} står allerede hos kunden i linje ${line}.`,
  'person-not-mended': ([name]) =>
    `${name} står allerede hos kunden i en anden række. Ret den, eller slet denne tekst, hvis rækken skal gælde.`,
  // what it names
  'unknown-customer': ([account]) =>
    `Der er ingen kunde med kontonummer ${account}. Importér eller opret kunden først.`,
  'unknown-contact': ([name]) =>
    `Kunden har ingen kontaktperson, der hedder ${name}. Importér eller opret personen først, eller tøm feltet.`,
  'unknown-user': ([initials]) =>
    `Der er ingen medarbejder med initialerne ${initials}. Opret medarbejderen først, eller ret initialerne.`,
  'unknown-status': ([name]) => `Status «${name}» findes ikke. Opret den i indstillingerne, eller ret den.`,
  'unknown-type': ([name]) =>
    `Aktivitetstypen «${name}» findes ikke. Opret den i indstillingerne, eller ret den.`,
  'unknown-company': ([name]) =>
    `Der er ingen kunde, der hedder ${name}. Skriv kontonummeret, eller importér kunden først.`,
  'several-companies': ([name]) => `Flere kunder hedder ${name}. Skriv kontonummeret.`,
  'several-customers': ([text]) => `Flere kunder har ${text}. Skriv kontonummeret.`,
  'customer-not-found': ([text]) => `Der er ingen kunde eller kontaktperson med ${text}.`,
  'unknown-stage': ([name]) => `Fasen «${name}» findes ikke. Opret den i indstillingerne, eller ret den.`,
  'unknown-reason': ([name]) =>
    `Begrundelsen «${name}» findes ikke. Opret den i indstillingerne, eller ret den.`,
  'unknown-result': ([name]) => `«${name}» er intet resultat. Skriv vundet eller tabt, eller tøm feltet.`,
  'result-missing': () => 'Et lukket projekt skal være vundet eller tabt.',
  'unknown-project': ([number]) =>
    `Der er intet salgsprojekt med nummer ${number}. Importér eller opret projektet først.`,
  'project-of-another': ([number, account]) => `Projekt ${number} hører til kunde ${account}.`,
  'unknown-campaign': ([name]) => `Kampagnen «${name}» findes ikke. Importér eller opret kampagnen først.`,
  'several-campaigns': ([name]) => `Flere kampagner hedder ${name}. Giv dem hver sit navn først.`,
  'unknown-campaign-status': ([name]) =>
    `Status «${name}» findes ikke. Skriv planlagt, aktiv eller afsluttet.`,
  'unknown-response': ([name]) =>
    `Reaktionen «${name}» findes ikke. Skriv ingen, interesseret, ikke interesseret, møde eller ordre.`,
  'unknown-outcome': ([name]) =>
    `Resultatet «${name}» findes ikke. Skriv truffet, ikke truffet, afholdt eller aflyst.`,
  'ambiguous-match': ([name]) =>
    `Kunden har flere kontaktpersoner, der hedder ${name}, og rækken passer ikke på kun én. Skriv e-mailadressen.`,
  // how it is written
  'invalid-date': ([text]) => `«${text}» er ikke en dato. Skriv dd-mm-åååå, fx 24-12-2026.`,
  'invalid-amount': ([text]) => `«${text}» er ikke et beløb. Skriv fx 125.000,50.`,
  'invalid-probability': ([text]) => `«${text}» er ikke en sandsynlighed. Skriv et helt tal fra 0 til 100.`,
  'invalid-time': ([text]) => `«${text}» er ikke et klokkeslæt. Skriv tt:mm, fx 14:30.`,
  'invalid-yes-no': ([text]) => `«${text}» kan ikke læses som ja eller nej.`,
  'invalid-country': ([text]) => `Landet «${text}» er ukendt. Skriv landekoden, fx DK.`,
  'invalid-email': ([text]) => `«${text}» er ikke en e-mailadresse. Skriv fx navn@firma.dk.`,
  'invalid-domain': ([text]) => `«${text}» er ikke et maildomæne. Skriv fx firma.dk.`,
  'invalid-p-number': ([text]) => `«${text}» er ikke et P-nummer. Det har 10 cifre.`,
  // warnings: the row is imported all the same
  'doubtful-cvr': ([cvr]) => `CVR-nummeret ${cvr} er ikke gyldigt. Det er gemt, som det står.`,
  'cvr-of-another': ([cvr, account]) => `CVR-nummeret ${cvr} har også kunde ${account}.`,
  'ambiguous-contact': ([name]) =>
    `Kunden har flere kontaktpersoner, der hedder ${name}. Ingen af dem er valgt; vælg den rette.`,
  'inactive-user': ([initials]) =>
    `${initials} er ikke aktiv længere. En åben opgave bør gives til en anden.`,
  'closed-stands': ([number]) =>
    `Projekt ${number} er allerede lukket, og det er ikke ændret. Genåbn det på skærmen, hvis det skal lukkes anderledes.`,
  'follow-ups-kept': ([count]) =>
    `Projektet bliver lukket. Dets åbne opfølgninger (${count}) bliver stående i To-Do.`,
  'left-out-noContact': () => 'Kunden har frabedt sig kontakt og er udeladt.',
  'left-out-advertisingProtected': () => 'Kunden er reklamebeskyttet og er udeladt.',
  'left-out-declined': () => 'Personen har sagt nej til markedsføring og er udeladt.',
  'merged-customer': ([account]) =>
    `Kunden er lagt sammen med kunde ${account}. Rækken har ikke ændret noget.`,
  'merged-contact': () => 'Personen er lagt sammen med en anden. Rækken har ikke ændret noget.',
  'second-primary': ([line]) =>
    `Linje ${line} er allerede kundens primære kontaktperson. Personen er ikke gjort til det.`,
  'looks-like-cpr': () => 'Teksten ligner et CPR-nummer. Overvej at fjerne det.',
} satisfies Record<string, Sentence>;

const en: Record<keyof typeof da, Sentence> = {
  'broken-quotes': () => 'The quotes in this row do not fit together.',
  'column-count': ([has, wants]) => `The row has ${has} columns, but the heading has ${wants}.`,
  'account-twice': ([account, line]) => `Account number ${account} is already in line ${line}.`,
  'account-not-mended': ([account]) =>
    `Account number ${account} is already in another row. Correct it, or delete this text if the row is right.`,
  'number-twice': ([number, line]) => `Project number ${number} is already in line ${line}.`,
  'number-not-mended': ([number]) =>
    `Project number ${number} is already in another row. Correct it, or delete this text if the row is right.`,
  'campaign-twice': ([name, line]) => `The campaign ${name} is already in line ${line}.`,
  'campaign-not-mended': ([name]) =>
    `The campaign ${name} is already in another row. Correct it, or delete this text if the row is right.`,
  'member-twice': ([name, line]) => `${name} is already in the campaign in line ${line}.`,
  'member-not-mended': ([name]) =>
    `${name} is already in the campaign in another row. Correct it, or delete this text if the row is right.`,
  'person-twice': ([name, line]) => `${name} is already at the customer in line ${line}.`,
  'person-not-mended': ([name]) =>
    `${name} is already at the customer in another row. Correct it, or delete this text if the row is right.`,
  'unknown-customer': ([account]) =>
    `There is no customer with account number ${account}. Import or create the customer first.`,
  'unknown-contact': ([name]) =>
    `The customer has no contact called ${name}. Import or create the person first, or empty the field.`,
  'unknown-user': ([initials]) =>
    `Nobody has the initials ${initials}. Create the user first, or correct the initials.`,
  'unknown-status': ([name]) => `There is no status “${name}”. Create it in the settings, or correct it.`,
  'unknown-type': ([name]) =>
    `There is no activity type “${name}”. Create it in the settings, or correct it.`,
  'unknown-company': ([name]) =>
    `There is no customer called ${name}. Write the account number, or import the customer first.`,
  'several-companies': ([name]) => `Several customers are called ${name}. Write the account number.`,
  'several-customers': ([text]) => `Several customers have ${text}. Write the account number.`,
  'customer-not-found': ([text]) => `There is no customer or contact with ${text}.`,
  'unknown-stage': ([name]) => `There is no stage “${name}”. Create it in the settings, or correct it.`,
  'unknown-reason': ([name]) => `There is no reason “${name}”. Create it in the settings, or correct it.`,
  'unknown-result': ([name]) => `“${name}” is no result. Write won or lost, or empty the field.`,
  'result-missing': () => 'A closed project must be won or lost.',
  'unknown-project': ([number]) =>
    `There is no sales project with number ${number}. Import or create the project first.`,
  'project-of-another': ([number, account]) => `Project ${number} belongs to customer ${account}.`,
  'unknown-campaign': ([name]) => `There is no campaign “${name}”. Import or create it first.`,
  'several-campaigns': ([name]) => `Several campaigns are called ${name}. Give each a name of its own first.`,
  'unknown-campaign-status': ([name]) => `There is no status “${name}”. Write planned, active or ended.`,
  'unknown-response': ([name]) =>
    `There is no response “${name}”. Write none, interested, not interested, meeting or order.`,
  'unknown-outcome': ([name]) =>
    `There is no outcome “${name}”. Write reached, not reached, held or cancelled.`,
  'ambiguous-match': ([name]) =>
    `The customer has several contacts called ${name}, and the row fits more than one. Write the e-mail address.`,
  'invalid-date': ([text]) => `“${text}” is not a date. Write dd-mm-yyyy, such as 24-12-2026.`,
  'invalid-amount': ([text]) => `“${text}” is not an amount. Write for example 125.000,50.`,
  'invalid-probability': ([text]) => `“${text}” is not a probability. Write a whole number from 0 to 100.`,
  'invalid-time': ([text]) => `“${text}” is not a time. Write hh:mm, such as 14:30.`,
  'invalid-yes-no': ([text]) => `“${text}” cannot be read as yes or no.`,
  'invalid-country': ([text]) => `The country “${text}” is unknown. Write its code, such as DK.`,
  'invalid-email': ([text]) => `“${text}” is not an e-mail address. Write for example name@company.com.`,
  'invalid-domain': ([text]) => `“${text}” is not a mail domain. Write for example company.com.`,
  'invalid-p-number': ([text]) => `“${text}” is not a P-number. It has 10 digits.`,
  'doubtful-cvr': ([cvr]) => `The CVR number ${cvr} is not valid. It is kept as it stands.`,
  'cvr-of-another': ([cvr, account]) => `Customer ${account} has the CVR number ${cvr} too.`,
  'ambiguous-contact': ([name]) =>
    `The customer has several contacts called ${name}. None of them was chosen; choose the right one.`,
  'inactive-user': ([initials]) =>
    `${initials} is no longer active. An open task should be given to somebody else.`,
  'closed-stands': ([number]) =>
    `Project ${number} is closed already and was not changed. Reopen it on the screen to close it otherwise.`,
  'follow-ups-kept': ([count]) => `The project is closed. Its open follow-ups (${count}) stay in To-Do.`,
  'left-out-noContact': () => 'The customer has asked not to be contacted and was left out.',
  'left-out-advertisingProtected': () => 'The customer is protected against advertising and was left out.',
  'left-out-declined': () => 'The person has said no to marketing and was left out.',
  'merged-customer': ([account]) =>
    `The customer was merged into customer ${account}. The row changed nothing.`,
  'merged-contact': () => 'The person was merged into another. The row changed nothing.',
  'second-primary': ([line]) => `Line ${line} already is the primary contact. This person was not made it.`,
  'looks-like-cpr': () => 'The text looks like a CPR number. Consider removing it.',
};

export type ReasonId = keyof typeof da | ErrorId;

/** The sentence for a reason: our own, which names the value, or else the API's. */
export function sentenceFor({ id, values = [] }: Reason, language: AnswerLanguage): string {
  const own = language === 'en' ? en : da;
  if (id in own) return own[id as keyof typeof da](values);
  return isErrorId(id) ? errorText(id, language) : id;
}

/** What may not stand twice in a file. */
export type Repeated = 'account' | 'person' | 'number' | 'campaign' | 'member';

/**
 * Whether a row from a file of faulty rows still says of this value that it stands twice. Alone in that file nothing
 * would contradict it any more, and it would overwrite the record that the other row made.
 */
export function stillRefused(refusal: string, what: Repeated, value: string): boolean {
  return [da, en].some((texts) =>
    refusal.includes(texts[`${what}-twice`]([value, '…']).split(/ (?:linje|line) …/)[0] ?? ''),
  );
}

/** All reasons of a row in one line, each with the name of its column: for files and terminals. */
export function reasonsLine(kind: ImportKind, reasons: readonly Reason[], language: AnswerLanguage): string {
  return reasons
    .map((reason) => {
      const sentence = sentenceFor(reason, language);
      return reason.field === null ? sentence : `${nameOf(kind, reason.field)}: ${sentence}`;
    })
    .join(' ');
}

/** Rows as the API shows them. */
export function presentRows(rows: readonly MarkedRow[], language: AnswerLanguage): ImportFault[] {
  return rows.map(({ line, cells, reasons }) => ({
    line,
    cells,
    reasons: reasons.map((reason) => ({
      field: reason.field,
      id: reason.id,
      message: sentenceFor(reason, language),
    })),
  }));
}
