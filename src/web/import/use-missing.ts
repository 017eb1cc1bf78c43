import type { ColumnMapping, ImportView } from '../../shared/imports.ts';
import { useTexts } from '../texts/language.tsx';

/** The names of the required fields that have no column; without them nothing can be counted or imported. */
export function useMissing({ kind, fields }: ImportView, columns: ColumnMapping): string[] {
  const { fieldName } = useTexts().importing;
  return fields
    .filter(({ field, required }) => required && typeof columns[field] !== 'number')
    .map(({ field, name }) => fieldName(kind, field, name));
}
