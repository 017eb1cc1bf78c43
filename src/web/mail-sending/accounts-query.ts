// Whether mail can be sent, and from which account. Every link to an address asks, so the contract comes with the question.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/call.ts';

export const sendingAccountsQuery = queryOptions({
  queryKey: ['sending-accounts'],
  queryFn: async ({ signal }) => {
    const { readSendingAccounts } = await import('../../shared/sending.ts');
    return call(readSendingAccounts, {}, { signal });
  },
  staleTime: 60_000,
});
