// The faulty rows as a file to mend: the columns as they were, the reasons beside them, and importable again.
import { writeCsv } from '../../shared/csv.ts';
import type { ImportKind } from '../../shared/imports.ts';
import type { AnswerLanguage } from '../errors.texts.ts';
import { isReasons } from './file.ts';
import { type MarkedRow, reasonsLine } from './reasons.ts';

/** Semicolon, CRLF and a byte order mark, which is how Danish Excel knows UTF-8. */
export function faultsCsv(
  { kind, columns, faults }: { kind: ImportKind; columns: readonly string[]; faults: readonly MarkedRow[] },
  language: AnswerLanguage,
): string {
  // A file that has been mended once brings its old column of reasons along.
  const own = (cells: readonly string[]) => cells.filter((_, index) => !isReasons(columns[index]));
  const headings = own(columns);
  const rows = faults.map(({ cells, reasons }) => {
    const kept = own(cells);
    const padding = Array.from({ length: Math.max(0, headings.length - kept.length) }, () => '');
    return [...kept, ...padding, reasonsLine(kind, reasons, language)];
  });
  return `\ufeff${writeCsv([[...headings, language === 'en' ? 'Error' : 'Fejl'], ...rows])}`;
}
