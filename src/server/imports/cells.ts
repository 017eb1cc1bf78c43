// Reading single cells: what people write for yes, no, dates, countries and lists. Pure; every doubt becomes a reason.

import type { Schema } from '../../shared/contract.ts';
import { parseRecordedDay, parseTime } from '../../shared/date-input.ts';
import { type Day, instantAt, type TimeOfDay } from '../../shared/days.ts';
import { fold } from '../../shared/fold.ts';
import { parseAmount } from '../../shared/format.ts';
import { looksLikeCpr } from '../../shared/identifiers.ts';
import type { ColumnMapping } from '../../shared/imports.ts';
import type { ErrorId } from '../errors.texts.ts';
import { Problem } from '../errors.ts';
import { parsePart } from '../http/parse.ts';
import type { Reason, ReasonId } from './reasons.ts';

/** The text of a field's cell, trimmed; undefined when the file has no such column. */
export type Cell = (field: string) => string | undefined;

export function cellsOf(cells: readonly string[], mapping: ColumnMapping): Cell {
  return (field) => {
    const column = mapping[field];
    return typeof column === 'number' ? (cells[column] ?? '').replace(/\r\n?/g, '\n').trim() : undefined;
  };
}

/** What a row says. With a reason it is faulty and `values` means nothing; warnings do not stop it. */
export interface Verdict<V> {
  values: V;
  reasons: Reason[];
  warnings: Reason[];
}

/** Reads one row's cells and collects what is wrong with them. A missing column and a doubt both read as undefined. */
export class CellReader {
  readonly cell: Cell;
  readonly reasons: Reason[] = [];
  readonly warnings: Reason[] = [];

  constructor(cell: Cell) {
    this.cell = cell;
  }

  fault(field: string, id: ReasonId, ...values: string[]): undefined {
    this.reasons.push({ field, id, values });
  }

  warn(field: string, id: ReasonId, ...values: string[]): void {
    this.warnings.push({ field, id, values });
  }

  /** A free text, with a warning where it seems to hold a CPR number. */
  note(field: string): string | undefined {
    const text = this.cell(field);
    if (text && looksLikeCpr(text)) this.warn(field, 'looks-like-cpr');
    return text;
  }

  /** Several values in one cell, divided by semicolon, comma or line break; by blanks too where values have none. */
  list(field: string, divider = /[;,\n]/): string[] | undefined {
    return this.cell(field)
      ?.split(divider)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  yesNo(field: string): boolean | undefined {
    const text = this.cell(field);
    if (!text) return undefined;
    const folded = fold(text);
    if (YES.has(folded)) return true;
    return NO.has(folded) ? false : this.fault(field, 'invalid-yes-no', text);
  }

  /** A date that may carry a time, as spreadsheets export it («24-12-2026 14:30»); midnight counts as no time. */
  dayAndTime(field: string): { day: Day | null; time: TimeOfDay | null } | undefined {
    const text = this.cell(field);
    if (text === undefined) return undefined;
    if (text === '') return { day: null, time: null };
    const [, date = '', clock] =
      /^(\S+?)(?:[ T]+(?:kl\.? ?)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?))?$/i.exec(text) ?? [];
    const day = parseRecordedDay(date || text);
    const time = clock ? parseTime(clock) : null;
    if (day === null || (clock && time === null)) return this.fault(field, 'invalid-date', text);
    return { day, time: time === '00:00' ? null : time };
  }

  /** Kroner as people write them («125.000,50», «125.000 kr.»), in øre; an empty cell says nothing. */
  amount(field: string, mayBeLoss = false): number | undefined {
    const text = this.cell(field);
    if (!text) return undefined;
    const oere = parseAmount(text);
    const fits = oere !== null && Math.abs(oere) <= LARGEST_AMOUNT && (oere >= 0 || mayBeLoss);
    return fits ? oere : this.fault(field, 'invalid-amount', text);
  }

  /** Whole percent, with or without the sign; an empty cell says nothing. */
  percent(field: string): number | undefined {
    const text = this.cell(field);
    if (!text) return undefined;
    const [, digits] = /^(\d{1,3})(?:[.,]0+)?\s*%?$/.exec(text) ?? [];
    return digits && Number(digits) <= 100 ? Number(digits) : this.fault(field, 'invalid-probability', text);
  }

  /** The instant of a date that may carry a time; without one the day's first minute. */
  instant(field: string, timeZone: string): string | null | undefined {
    const read = this.dayAndTime(field);
    if (!read?.day) return read && null;
    return instantAt(read.day, read.time ?? '00:00', timeZone).toISOString();
  }

  time(field: string): TimeOfDay | null | undefined {
    const text = this.cell(field);
    if (text === undefined) return undefined;
    if (text === '') return null;
    return parseTime(text) ?? this.fault(field, 'invalid-time', text);
  }

  /** An ISO code from a code or a country's Danish or English name; an empty cell says nothing. */
  country(field: string): string | undefined {
    const text = this.cell(field);
    if (!text) return undefined;
    return COUNTRIES.get(fold(text)) ?? this.fault(field, 'invalid-country', text);
  }

  /** One of the firm's own words, by folded name; an empty cell says nothing. */
  named<T>(field: string, words: ReadonlyMap<string, T>, unknown: ReasonId): T | undefined {
    const text = this.cell(field);
    if (!text) return undefined;
    return words.get(fold(text)) ?? this.fault(field, unknown, text);
  }

  /**
   * Lets the contract's own schema judge the values, so that an import stores nothing that the API would refuse.
   * `fieldOf` names the column of a value where they differ.
   */
  judge<V>(schema: Schema<V>, values: object, fieldOf: Record<string, string> = {}): Verdict<V> {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    try {
      const parsed = parsePart(schema, given) as V;
      return { values: parsed, reasons: this.reasons, warnings: this.warnings };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const fault of error.fields ?? []) this.#add(fault, given, fieldOf);
      return { values: given as V, reasons: this.reasons, warnings: this.warnings };
    }
  }

  #add(
    fault: { field: string; id: ErrorId },
    given: Record<string, unknown>,
    fieldOf: Record<string, string>,
  ) {
    const [name = '', index] = fault.field.split('.');
    const field = fieldOf[name] ?? name;
    if (this.reasons.some((reason) => reason.field === field)) return;
    const value = given[name];
    const text = Array.isArray(value) ? value[Number(index)] : value;
    this.fault(field, fault.id, ...(typeof text === 'string' ? [text] : []));
  }
}

const LARGEST_AMOUNT = 1e15;

const YES = new Set(['ja', 'j', 'yes', 'y', 'x', '1', 'sand', 'sandt', 'true', '✓']);
const NO = new Set(['nej', 'n', 'no', '0', 'falsk', 'false', '-']);

const COUNTRIES = countries();

function countries(): Map<string, string> {
  const names = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of ['en', 'da']) {
    const naming = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = naming.of(code);
      if (!name) continue;
      names.set(fold(name), code);
      names.set(code.toLowerCase(), code);
    }
  }
  return names;
}
