// What the contact pages ask of the server. The first words of the keys are those that live changes know.
import { queryOptions } from '@tanstack/react-query';
import { listContacts, readContact } from '../../shared/contacts.ts';
import type { ContactSort } from '../../shared/record-sorts.ts';
import { call } from '../data/call.ts';

/** What narrows and orders the list, as it stands in the address. */
export interface ContactSearch {
  q?: string;
  nextFollowUp?: 'due' | 'future' | 'none';
  /** also the people who have left */
  withLeft?: boolean;
  sort?: ContactSort;
  descending?: boolean;
}

export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => call(readContact, { params: { id } }, { signal }),
  });

const PAGE = 100;

/** One page of the list. */
export function fetchContacts(search: ContactSearch, cursor: string | undefined, signal: AbortSignal) {
  const { withLeft, descending, ...rest } = search;
  const query = {
    ...rest,
    ...(withLeft && { withLeft: 'true' as const }),
    ...(descending && { descending: 'true' as const }),
    cursor,
    limit: PAGE,
  };
  return call(listContacts, { query }, { signal });
}
