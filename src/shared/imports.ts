// Import of customers, contacts, campaigns with members, sales projects and activities from CSV as Danish Excel writes it:
// upload → preview with column mapping and every faulty row → all good rows in one go.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, id, instant } from './fields.ts';

export const importKind = z.enum(['customers', 'contacts', 'campaigns', 'members', 'projects', 'activities']);
export type ImportKind = z.infer<typeof importKind>;

/** field of the kind → zero-based column of the file, or null when the file has none */
export const columnMapping = z.record(z.string(), z.int().min(0).max(500).nullable());
export type ColumnMapping = z.infer<typeof columnMapping>;

export const importFault = z.strictObject({
  /** line in the file where the row starts; the heading is line 1 */
  line: z.int(),
  /** the row as it stood */
  cells: z.array(z.string()),
  reasons: z.array(z.strictObject({ field: z.string().nullable(), id: z.string(), message: z.string() })),
});
export type ImportFault = z.infer<typeof importFault>;

export const importView = z.strictObject({
  id,
  kind: importKind,
  fileName: z.string(),
  state: z.enum(['preview', 'running', 'done', 'failed', 'interrupted']),
  /** headings of the file, in order */
  columns: z.array(z.string()),
  encoding: z.string(),
  delimiter: z.string(),
  mapping: columnMapping,
  /** fields that the kind knows, with their Danish names; required ones must be mapped */
  fields: z.array(z.strictObject({ field: z.string(), name: z.string(), required: z.boolean() })),
  /** the first ten rows; long cells are cut */
  sample: z.array(z.array(z.string())),
  rowsTotal: z.int(),
  rowsDone: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  faulty: z.int(),
  /** the faulty rows, which are not imported: the first 1,000; all of them are in faults.csv */
  faults: z.array(importFault),
  /** rows that are imported all the same, but worth a look, such as one with a doubtful CVR number */
  warned: z.int(),
  warnings: z.array(importFault),
  /** set when the run failed or was interrupted: nothing of it was kept */
  message: z.string().nullable(),
  createdAt: instant,
  createdBy: id.nullable(),
  finishedAt: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const uploadImport = endpoint({
  method: 'POST',
  path: '/imports',
  summary:
    'Upload a CSV file (the request body); answers with the preview: mapping by name, counts, faulty rows.',
  may: 'import records',
  kind: 'upload',
  query: z.strictObject({ kind: importKind, name: z.string().min(1, 'required').max(255, 'too-long') }),
  response: importView,
  errors: ['unreadable-file', 'empty-file', 'file-too-large', 'too-many-rows', 'too-many-columns'],
});

export const readImport = endpoint({
  method: 'GET',
  path: '/imports/:id',
  summary: 'An import with its progress.',
  may: 'import records',
  params: byId,
  response: importView,
});

export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  summary: 'The latest imports, newest first.',
  may: 'import records',
  response: z.strictObject({
    items: z.array(
      importView.omit({
        faults: true,
        warnings: true,
        sample: true,
        columns: true,
        fields: true,
        mapping: true,
      }),
    ),
  }),
});

export const remapImport = endpoint({
  method: 'PUT',
  path: '/imports/:id/mapping',
  summary: 'Choose other columns; answers with the new preview.',
  may: 'import records',
  params: byId,
  body: z.strictObject({ mapping: columnMapping }),
  response: importView,
  errors: ['unknown-column', 'import-started'],
});

export const runImport = endpoint({
  method: 'POST',
  path: '/imports/:id/run',
  summary: 'Import all good rows in one transaction; progress is read from the import. Twice is harmless.',
  may: 'import records',
  params: byId,
  response: importView,
  errors: ['required-column-missing'],
});

export const downloadFaults = endpoint({
  method: 'GET',
  path: '/imports/:id/faults.csv',
  summary:
    'The faulty rows as a CSV file for Danish Excel, with the reason in a last column; mend it and import it again.',
  may: 'import records',
  kind: 'download',
  params: byId,
});
