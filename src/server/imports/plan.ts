// A plan says what an import would do, row by row, and does nothing: the preview shows it, the run writes it.
import { setImmediate as breathe } from 'node:timers/promises';
import type { ColumnMapping } from '../../shared/imports.ts';
import type { Changes } from '../history/record.ts';
import { present } from '../settings/lists.ts';
import { type Cell, cellsOf, type Verdict } from './cells.ts';
import type { FileRow, ImportFile } from './file.ts';
import type { MarkedRow, Reason } from './reasons.ts';
import { fingerprints, type Known, settle } from './settle.ts';

/** Who imports, and when. */
export interface Importing {
  /** null on the command line */
  actorId: number | null;
  now: Date;
  timeZone: string;
}

export interface Creation {
  /** given when it is written */
  id: number;
  fields: Record<string, unknown>;
  seen: Record<string, string>;
}

export interface Update {
  id: number;
  /** the version that was seen; another one at writing means that somebody was first */
  version: number;
  /** the whole record as it is to be */
  fields: Record<string, unknown>;
  changes: Changes;
  seen: Record<string, string>;
  /** what its line of history says, where it is more than «changed» */
  told?: { verb: string; details: Record<string, unknown> };
}

export interface Plan {
  create: Creation[];
  update: Update[];
  /** rows that change nothing */
  unchanged: number;
  /** records that stay as they are, but of which the file said something new */
  remember: { id: number; seen: Record<string, string> }[];
  faults: MarkedRow[];
  warnings: MarkedRow[];
}

/** A row that could be read, waiting to be matched with a record. */
export interface GoodRow<V extends Verdict<object>> {
  row: FileRow;
  cell: Cell;
  verdict: V;
}

/** Collects a plan. */
export class Planner {
  readonly plan: Plan = { create: [], update: [], unchanged: 0, remember: [], faults: [], warnings: [] };

  /** Reads every row; the faulty ones go into the plan, the good ones come back. Lets others in between. */
  async readRows<V extends Verdict<object>>(
    file: ImportFile,
    mapping: ColumnMapping,
    read: (cell: Cell) => V,
  ): Promise<GoodRow<V>[]> {
    const good: GoodRow<V>[] = [];
    for (const [index, row] of file.rows.entries()) {
      if (index % 500 === 499) await breathe();
      if (row.fault) {
        const values =
          row.fault === 'column-count' ? [row.cells.length, file.columns.length].map(String) : [];
        this.fault(row, { field: null, id: row.fault, values });
        continue;
      }
      const cell = cellsOf(row.cells, mapping);
      const verdict = read(cell);
      if (verdict.reasons.length > 0) this.fault(row, ...verdict.reasons);
      else good.push({ row, cell, verdict });
    }
    return good;
  }

  fault(row: FileRow, ...reasons: Reason[]): void {
    this.plan.faults.push({ line: row.line, cells: row.cells, reasons });
  }

  warn(row: FileRow, reasons: readonly Reason[]): void {
    if (reasons.length > 0)
      this.plan.warnings.push({ line: row.line, cells: row.cells, reasons: [...reasons] });
  }

  /** A row that is understood and changes nothing, with the reason to look at it. */
  skip(row: FileRow, reason: Reason): void {
    this.warn(row, [reason]);
    this.plan.unchanged += 1;
  }

  /** `extra` are fields of a new record that the file does not speak of. */
  create(values: Record<string, unknown>, extra: Record<string, unknown>): Creation {
    const creation = { id: 0, fields: { ...extra, ...present(values) }, seen: fingerprints(values) };
    this.plan.create.push(creation);
    return creation;
  }

  /**
   * `adjust` may add to or take from the changes what the record's own rules ask for. Answers the update, if there is
   * one.
   */
  settle(
    known: Known,
    values: Record<string, unknown>,
    adjust?: (changes: Changes) => void,
  ): Update | undefined {
    const { changes, seen, news } = settle(known, values);
    adjust?.(changes);
    if (Object.keys(changes).length === 0) {
      this.plan.unchanged += 1;
      if (news) this.plan.remember.push({ id: known.id, seen });
      return undefined;
    }
    const fields = { ...known.fields };
    for (const [field, [, to]] of Object.entries(changes)) fields[field] = to;
    const update: Update = { id: known.id, version: known.version, fields, changes, seen };
    this.plan.update.push(update);
    return update;
  }

  /** The finished plan, marked rows in the order of the file. */
  finish(): Plan {
    const byLine = (left: MarkedRow, right: MarkedRow) => left.line - right.line;
    this.plan.faults.sort(byLine);
    this.plan.warnings.sort(byLine);
    return this.plan;
  }
}
