// The everything box: customers, people, projects, campaigns, activities and documents by what somebody types.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { id, instant, text } from './fields.ts';

const party = { customerId: id.nullable(), customerName: z.string().nullable() };

export const everythingFound = z.strictObject({
  customers: z.array(
    z.strictObject({ id, accountNumber: z.string(), name: z.string(), city: z.string().nullable() }),
  ),
  contacts: z.array(z.strictObject({ id, name: z.string(), title: z.string().nullable(), ...party })),
  projects: z.array(z.strictObject({ id, number: z.string(), name: z.string(), ...party })),
  campaigns: z.array(z.strictObject({ id, name: z.string() })),
  activities: z.array(
    z.strictObject({
      id,
      typeId: id,
      occurredAt: instant,
      completedAt: instant.nullable(),
      /** the follow-up text, else the note, in short */
      text: z.string(),
      ...party,
    }),
  ),
  documents: z.array(
    z.strictObject({
      id,
      name: z.string(),
      createdAt: instant,
      activityId: id.nullable(),
      contactId: id.nullable(),
      projectId: id.nullable(),
      /** where its text says the words that its name does not */
      hit: z.string().optional(),
      ...party,
    }),
  ),
});
export type EverythingFound = z.infer<typeof everythingFound>;

export const findEverything = endpoint({
  method: 'GET',
  path: '/everything',
  summary:
    'What somebody may mean by a few letters: the best five of customers, people, projects, campaigns, activities and documents, these also by their text. Numbers in any grouping, any spelling of æøå.',
  may: 'read activities',
  query: z.strictObject({ q: text(200).trim().min(1, 'required') }),
  response: everythingFound,
});
