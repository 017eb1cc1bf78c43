// What the activity pages ask of the server. The first words of the keys are those that live changes know.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listActivities, readActivity, readActivityHistory, readChain } from '../../shared/activities.ts';
import { listDocuments } from '../../shared/documents.ts';
import { call } from '../data/call.ts';

export const activityQuery = (id: number) =>
  queryOptions({
    queryKey: ['activity', id],
    queryFn: ({ signal }) => call(readActivity, { params: { id } }, { signal }),
  });

export const chainQuery = (id: number) =>
  queryOptions({
    queryKey: ['activity', id, 'chain'],
    queryFn: ({ signal }) => call(readChain, { params: { id } }, { signal }),
  });

export const historyQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['activity', id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      call(readActivityHistory, { params: { id }, query: { cursor: pageParam, limit: 20 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const documentsQuery = (activityId: number) =>
  queryOptions({
    queryKey: ['documents', 'activity', activityId],
    queryFn: ({ signal }) => call(listDocuments, { query: { activityId } }, { signal }),
  });

const LATEST = 6;

/** The last things that happened with a customer, for the side of an activity. */
export const latestQuery = (customerId: number) =>
  queryOptions({
    queryKey: ['activities', 'latest', customerId],
    queryFn: ({ signal }) => call(listActivities, { query: { customerId, limit: LATEST } }, { signal }),
  });

/** What narrows the activities of a customer or a contact. */
export interface TimelineFilter {
  state?: 'open' | 'closed';
  types?: readonly number[];
  contactId?: number;
  q?: string;
}

export const timelineQuery = (
  of: { customerId?: number; contactId?: number; projectId?: number; campaignId?: number },
  filter: TimelineFilter,
) =>
  infiniteQueryOptions({
    queryKey: ['activities', 'timeline', of, filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        listActivities,
        {
          query: {
            ...of,
            ...(filter.contactId && { contactId: filter.contactId }),
            state: filter.state ?? 'both',
            ...(filter.types?.length && { types: filter.types.join(',') }),
            ...(filter.q && { q: filter.q }),
            cursor: pageParam,
          },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
