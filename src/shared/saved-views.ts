// Saved views of CRM Overblik: a search with a name, one's own or shared. A view is a live list: what it shows is found anew
// each time.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, done, id, line } from './fields.ts';

/** The filters as the page's address holds them; what a later version does not know it leaves out. */
const search = z
  .record(z.string().max(40), z.unknown())
  .refine((value) => JSON.stringify(value).length <= 4_000, 'too-long')
  .refine((value) => !JSON.stringify(value).includes('\\u0000'), 'unreadable-character');

export const overviewView = z.strictObject({
  id,
  name: z.string(),
  search: z.record(z.string(), z.unknown()),
  shared: z.boolean(),
  ownerId: id,
});
export type OverviewView = z.infer<typeof overviewView>;

export const listViews = endpoint({
  method: 'GET',
  path: '/overview/views',
  summary: 'One’s own saved views and those that colleagues share, by name.',
  may: 'read activities',
  response: z.strictObject({ items: z.array(overviewView) }),
});

export const saveView = endpoint({
  method: 'PUT',
  path: '/overview/views',
  summary: 'Save a search under a name; one’s own view of that name is replaced. Twice is harmless.',
  may: 'read activities',
  body: z.strictObject({ name: line(60), search, shared: z.boolean().default(false) }),
  response: overviewView,
  errors: ['too-many'],
});

export const removeView = endpoint({
  method: 'DELETE',
  path: '/overview/views/:id',
  summary: 'Remove one’s own saved view; an administrator also a shared one. Twice is harmless.',
  may: 'read activities',
  params: byId,
  response: done,
});
