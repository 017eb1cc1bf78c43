// Reports that leaders open weekly: activities counted two ways at once. A report asks with the very filter of CRM Overblik,
// so that every number is the number of lines of the list that it opens.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { overviewFilter } from './overview.ts';

export const reportRow = z.enum(['salesperson', 'type', 'customer', 'campaign']);
export type ReportRow = z.infer<typeof reportRow>;
export const reportColumn = z.enum(['week', 'month', 'type', 'outcome', 'punctuality']);
export type ReportColumn = z.infer<typeof reportColumn>;

export const readReport = endpoint({
  method: 'GET',
  path: '/overview/report',
  summary:
    'Activities of a filter counted by rows and columns, with the sum of their amounts in øre. At most the 200 rows with most activities.',
  may: 'read activities',
  query: overviewFilter.extend({ rows: reportRow, columns: reportColumn }),
  response: z.strictObject({
    cells: z.array(
      z.strictObject({
        /** id of the salesperson, type, customer or campaign; null: without one */
        row: z.int().nullable(),
        /** the name of a customer or campaign */
        name: z.string().nullable(),
        /** first day of the week or month, id of the type, or word of the outcome or punctuality */
        column: z.string(),
        count: z.int(),
        amount: z.int(),
      }),
    ),
    /** of each column over all rows, those that are not shown included */
    sums: z.array(z.strictObject({ column: z.string(), count: z.int(), amount: z.int() })),
    /** there are more rows than these */
    cut: z.boolean(),
  }),
});
