// What the mailboxes ask of the server. All keys begin with «mailboxes», the word that live changes know.
import { queryOptions } from '@tanstack/react-query';
import { listMailApps, listMailProviders } from '../../shared/mail-consent.ts';
import { auditMailbox, listMailboxFolders } from '../../shared/mailboxes.ts';
import { call } from '../data/call.ts';

/** Asks the mail server itself: only when somebody wants to know, and not again because something else changed. */
export const mailboxAuditQuery = (id: number) =>
  queryOptions({
    queryKey: ['mailbox audit', id],
    queryFn: ({ signal }) => call(auditMailbox, { params: { id } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** The providers at which a mailbox can be signed in to. */
export const mailProvidersQuery = queryOptions({
  queryKey: ['mail-providers'],
  queryFn: ({ signal }) => call(listMailProviders, {}, { signal }),
});

/** The firm's apps there, for administrators. */
export const mailAppsQuery = queryOptions({
  queryKey: ['mail-apps'],
  queryFn: ({ signal }) => call(listMailApps, {}, { signal }),
});

/** Asks the mail server too: when somebody is to choose among its folders. */
export const mailboxFoldersQuery = (id: number) =>
  queryOptions({
    queryKey: ['mailbox folders', id],
    queryFn: ({ signal }) => call(listMailboxFolders, { params: { id } }, { signal }),
    staleTime: 60_000,
    retry: false,
  });
