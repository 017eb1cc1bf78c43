import { importing as danish } from './da/import.ts';
import { importing as english } from './en/import.ts';
import { partOf } from './part.ts';

export const useImportTexts = partOf(danish, english);
