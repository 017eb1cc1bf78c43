// What writing mail asks of the server. The keys begin with «mail», the word that live changes know.
import { queryOptions } from '@tanstack/react-query';
import { listContacts } from '../../shared/contacts.ts';
import { listOutbox, type OutboxRow, readOutbox, readQuote } from '../../shared/sending.ts';
import { call } from '../data/call.ts';

export interface From {
  activityId?: number;
  customerId?: number;
  contactId?: number;
  /** what is not sent: drafts, what waits, what failed */
  unsent?: true;
}

const BUSY_MS = 2000;
const isBusy = ({ state, dueAt }: OutboxRow) =>
  state === 'sending' || (state === 'queued' && new Date(dueAt ?? 0).getTime() - Date.now() < 60_000);

/** What the user writes and has written from one record. While something is on its way it is asked again and again. */
export const outboxQuery = ({ unsent, ...from }: From) =>
  queryOptions({
    queryKey: ['mail', 'outbox', { ...from, unsent }],
    queryFn: ({ signal }) =>
      call(listOutbox, { query: { ...from, ...(unsent && { unsent: 'true' as const }) } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? BUSY_MS : false),
  });

export const draftQuery = (id: number) =>
  queryOptions({
    queryKey: ['mail', 'outbox', id],
    queryFn: ({ signal }) => call(readOutbox, { params: { id } }, { signal }),
    // What is being typed is newer than anything the server could tell.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const quoteQuery = (id: number) =>
  queryOptions({
    queryKey: ['quote', id],
    queryFn: ({ signal }) => call(readQuote, { params: { id } }, { signal }),
  });

const MOST = 20;

/** People with an address whose name or address begins like this, at the customer or anywhere. */
export const peopleQuery = (customerId: number | null, q: string) =>
  queryOptions({
    queryKey: ['contacts', 'for mail', customerId, q],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST, ...(q && { q }), ...(customerId !== null && !q && { customerId }) };
      const { items } = await call(listContacts, { query }, { signal });
      return items.flatMap(({ name, emails, customerName }) =>
        emails.map((address) => ({ name, address, customerName })),
      );
    },
    enabled: q !== '' || customerId !== null,
    placeholderData: (before) => before,
  });
