import type { ColumnMapping, ImportView } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';

/** The names of the required fields that have no column; without them nothing can be counted or imported. */
export function useMissing({ kind, fields }: ImportView, columns: ColumnMapping): string[] {
  const { fieldName } = useImportTexts();
  return fields
    .filter(({ field, required }) => required && typeof columns[field] !== 'number')
    .map(({ field, name }) => fieldName(kind, field, name));
}
