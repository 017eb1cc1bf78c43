// The words of the import page.
import { formatNumber } from '../../../shared/format.ts';
import type { ImportKind, ImportView } from '../../../shared/imports.ts';

const number = (n: number) => formatNumber(n, 0, 'da');
const rows = (n: number) => (n === 1 ? '1 række' : `${number(n)} rækker`);
const joined = (parts: (string | false)[]) => parts.filter(Boolean).join(', ');

const kinds: Record<ImportKind, string> = {
  customers: 'Kundeemner',
  contacts: 'Kontaktpersoner',
  campaigns: 'Kampagner',
  members: 'Kampagnemedlemmer',
  projects: 'Salgsprojekter',
  activities: 'Aktiviteter',
};
const states: Record<ImportView['state'], string> = {
  preview: 'Ikke importeret',
  running: 'I gang',
  done: 'Importeret',
  failed: 'Mislykkedes',
  interrupted: 'Afbrudt',
};
const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
const delimiters: Record<string, string> = { ';': 'semikolon', ',': 'komma', '\t': 'tabulator' };

export const importing = {
  title: 'Import',
  rows,
  kinds,
  states,
  /** what a field is called; the server names it in Danish */
  fieldName: (_kind: ImportKind, _field: string, danish: string) => danish,

  steps: { label: 'Trin', file: 'Vælg fil', check: 'Tjek kolonner og rækker', result: 'Importér' },

  file: {
    kind: 'Hvad står der i filen?',
    order: 'Importér i den rækkefølge, slagsene står i: Det, en række nævner, skal være her først.',
    needs: {
      customers: 'Skal have kolonnerne Kontonummer og Firmanavn.',
      contacts:
        'Skal have kolonnen Kontonummer og navnet, enten i én kolonne eller som Fornavn og Efternavn.',
      campaigns: 'Skal have kolonnen Kampagne.',
      members:
        'Skal have kolonnen Kampagne og én af Kontonummer, CVR-nr. eller E-mail. Reklamebeskyttede og dem, der har sagt nej, udelades.',
      projects:
        'Skal have kolonnerne Projektnummer, Kort beskrivelse og Kontonummer eller Firmanavn. Et projekt, som filen lukker, beholder sine åbne opfølgninger i To-Do.',
      activities: 'Skal have kolonnerne Kontonummer, Aktivitetstype og Dato.',
    },
    drop: 'Træk en CSV-fil hertil',
    choose: 'Vælg fil',
    limits: 'Højst 50 MB og 100.000 rækker. Intet bliver gemt, før I har set, hvad der kommer ind.',
    reading: 'Læser filen og sammenligner den med det, der allerede er her …',
    other: 'Vælg en anden fil',
    chosen: (who: string, when: string) => `valgt af ${who} ${when}`,
  },

  latest: {
    title: 'Seneste importer',
    failed: 'De seneste importer kunne ikke hentes.',
    more: 'Vis flere',
    commandLine: 'kommandolinjen',
    file: 'Fil',
    kind: 'Slags',
    state: 'Tilstand',
    counts: 'Rækker',
    when: 'Hvornår',
    summary: ({ created, updated, unchanged, faulty }: Counts) =>
      joined([
        created > 0 && `${number(created)} ${created === 1 ? 'ny' : 'nye'}`,
        updated > 0 && `${number(updated)} ${updated === 1 ? 'opdateret' : 'opdaterede'}`,
        unchanged > 0 && `${number(unchanged)} ${unchanged === 1 ? 'uændret' : 'uændrede'}`,
        faulty > 0 && `${number(faulty)} med fejl`,
      ]) || rows(0),
  },

  check: {
    encoding: (name: string) => encodings[name] ?? name,
    delimiter: (sign: string) => `adskilt af ${delimiters[sign] ?? `«${sign}»`}`,
    columns: (n: number) => (n === 1 ? '1 kolonne' : `${number(n)} kolonner`),
    again: 'Tjek igen',
    counts: {
      label: 'Hvad importen vil gøre',
      created: 'nye',
      updated: 'opdateres',
      unchanged: 'uændrede',
      faulty: 'med fejl',
      warned: 'med en bemærkning',
    },
    told: ({ created, updated, unchanged, faulty }: Counts) =>
      `${number(created)} nye, ${number(updated)} opdateres, ${number(unchanged)} uændrede, ${number(faulty)} med fejl.`,
  },

  mapping: {
    title: 'Kolonner',
    help: 'Kolonnerne er fundet på deres overskrift. Vælg selv, hvor noget skal være anderledes.',
    none: 'Ingen kolonne',
    unnamed: (place: number) => `Kolonne ${place}`,
    clear: (field: string) => `Ingen kolonne til ${field}`,
    missing: 'Vælg en kolonne.',
    example: (text: string) => `fx ${text}`,
    chooseFor: (fields: readonly string[]) =>
      `Vælg kolonne til ${fields.join(' og ')}, så kan rækkerne tjekkes.`,
    wrongKind: (kind: string) => `Passer filen ikke, er det måske en anden slags end ${kind.toLowerCase()}.`,
  },

  sample: {
    title: (shown: number, total: number) =>
      shown < total ? `De første ${shown} rækker af ${number(total)}` : rows(total),
    into: (field: string) => `→ ${field}`,
    unused: 'bruges ikke',
    empty: 'Filen har overskrifter, men ingen rækker.',
  },

  marked: {
    faults: (n: number) => `${rows(n)} med fejl`,
    faultsHelp:
      'De bliver ikke importeret. Hent dem som en fil, ret dem i Excel, og importér den fil bagefter.',
    faultsDone: 'De er ikke importeret. Hent dem som en fil, ret dem i Excel, og importér den fil bagefter.',
    warnings: (n: number) => `${rows(n)} med en bemærkning`,
    warningsHelp: 'De bliver importeret, men er værd at se på.',
    warningsDone: 'De er importeret, men er værd at se på.',
    download: (n: number) => (n === 1 ? 'Hent rækken med fejl' : `Hent rækker med fejl (${number(n)})`),
    common: 'De hyppigste fejl',
    times: (n: number, more: boolean) => (more ? `mindst ${rows(n)}` : rows(n)),
    line: 'Linje',
    reasons: { faults: 'Hvad er galt', warnings: 'Bemærkning' },
    more: (n: number) => `Vis ${number(n)} mere`,
    onlyFirst: (shown: number, total: number) =>
      `Her er de første ${number(shown)} af ${number(total)}. Alle står i filen med fejl.`,
    onlyFirstWarnings: (shown: number, total: number) =>
      `Her er de første ${number(shown)} af ${number(total)}.`,
  },

  run: {
    start: (n: number) => `Importér ${rows(n)}`,
    starting: 'Starter …',
    skips: (n: number) => `${rows(n)} med fejl springes over.`,
    allGood: 'Alle rækker kan importeres.',
    nothingNew: 'De gode rækker er her allerede. Der er intet nyt at importere.',
    onlyFaults: 'Ingen af rækkerne kan importeres, før fejlene er rettet.',
    columnsFirst: 'Vælg først de kolonner, der skal være der.',
    noRows: 'Filen har ingen rækker.',
  },

  progress: {
    title: 'Importerer …',
    preparing: 'Gør klar …',
    of: (done: number, total: number) => `${number(done)} af ${rows(total)}`,
    help: 'I kan roligt forlade siden; importen fortsætter. Enten kommer alle gode rækker ind, eller ingen.',
    noAnswer: 'Serveren svarer ikke lige nu. Siden prøver igen …',
  },

  result: {
    done: 'Importen er færdig',
    doneAt: (when: string) => `Færdig ${when}`,
    nothing: 'Filen ændrede ingenting.',
    counts: {
      label: 'Hvad importen gjorde',
      created: 'oprettet',
      updated: 'opdateret',
      unchanged: 'uændrede',
      faulty: 'med fejl',
      warned: 'med en bemærkning',
    },
    see: {
      customers: 'Se kundeemnerne',
      contacts: 'Se kontaktpersonerne',
      campaigns: 'Se kampagnerne',
      members: 'Se kampagnerne',
      projects: 'Se salgsprojekterne',
      activities: 'Se opgaverne i To-Do',
    },
    next: {
      customers: 'Fortsæt med kontaktpersoner',
      contacts: 'Fortsæt med kampagner',
      campaigns: 'Fortsæt med kampagnemedlemmer',
      members: 'Fortsæt med salgsprojekter',
      projects: 'Fortsæt med aktiviteter',
      activities: 'Importér en fil til',
    },
    told: ({ created, updated, faulty }: Counts) =>
      `Importen er færdig: ${number(created)} oprettet, ${number(updated)} opdateret, ${number(faulty)} med fejl.`,
    failed: 'Importen mislykkedes',
    interrupted: 'Importen blev afbrudt',
    nothingKept: 'Intet blev gemt. Prøv igen.',
    again: 'Importér igen',
  },

  missing: { title: 'Importen findes ikke', back: 'Gå til import' },
};

interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  faulty: number;
}
