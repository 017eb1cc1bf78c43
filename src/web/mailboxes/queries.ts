// What the mailboxes ask of the server. All keys begin with «mailboxes», the word that live changes know.
import { queryOptions } from '@tanstack/react-query';
import { listMailboxes } from '../../shared/mailboxes.ts';
import { call } from '../data/call.ts';

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: ({ signal }) => call(listMailboxes, {}, { signal }),
});
