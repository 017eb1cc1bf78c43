// One's own mailboxes, which every page watches: the contract comes with the first question, not with the first view.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/call.ts';

/** Changes are told live; whoever hears nothing, because the stream is cut, asks all the same. */
export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: async ({ signal }) => {
    const { listMailboxes } = await import('../../shared/mailboxes.ts');
    return call(listMailboxes, {}, { signal });
  },
  refetchInterval: 60_000,
});
