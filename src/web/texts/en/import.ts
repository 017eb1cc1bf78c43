// The words of the import pages, in English.
import type { importing as master } from '../da/import.ts';

export const importing: typeof master = {
  title: 'Import',
};
