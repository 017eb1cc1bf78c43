// What the sections of «Mail» in settings ask; the keys begin with «mail-own», and change only by this person's own acts.
import { queryOptions } from '@tanstack/react-query';
import { listMailAddresses, listMailDomains, readKeptOut } from '../../shared/mail-own.ts';
import { call } from '../data/call.ts';

export const mailAddressesQuery = queryOptions({
  queryKey: ['mail-own', 'addresses'],
  queryFn: ({ signal }) => call(listMailAddresses, {}, { signal }),
});

export const mailDomainsQuery = queryOptions({
  queryKey: ['mail-own', 'domains'],
  queryFn: ({ signal }) => call(listMailDomains, {}, { signal }),
});

export const keptOutQuery = queryOptions({
  queryKey: ['mail-own', 'kept out'],
  queryFn: ({ signal }) => call(readKeptOut, {}, { signal }),
});
