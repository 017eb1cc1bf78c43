// What the campaign pages ask of the server. The first words of the keys are those that live changes know.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type Audience,
  compareCampaigns,
  listCampaignJobs,
  listCampaigns,
  listCampaignsOfCustomer,
  listMembers,
  previewCampaignActivities,
  previewMembers,
  readCampaign,
} from '../../shared/campaigns.ts';
import type { InputOf } from '../../shared/contract.ts';
import { call } from '../data/call.ts';
import type { CampaignSearch, MemberSearch } from './search.ts';

const PAGE = 100;

/** What narrows and orders the list. */
export function campaignsAsked(search: CampaignSearch) {
  const { q, statuses, responsible, sort = 'startsOn', descending = search.sort === undefined } = search;
  return {
    ...(q && { q }),
    ...(statuses && { statuses: statuses.join(',') }),
    ...(responsible && { responsible: responsible.join(',') }),
    sort,
    ...(descending && { descending: 'true' as const }),
  };
}

export function fetchCampaigns(search: CampaignSearch, cursor: string | undefined, signal: AbortSignal) {
  return call(listCampaigns, { query: { ...campaignsAsked(search), cursor, limit: PAGE } }, { signal });
}

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id],
    queryFn: ({ signal }) => call(readCampaign, { params: { id } }, { signal }),
  });

/** With `dialogue` as the two questions that the server knows. */
const DIALOGUE = {
  with: { dialogue: 'true' },
  without: { dialogue: 'false' },
  contacted: { contacted: 'true' },
  waiting: { contacted: 'false' },
} as const;

/** What narrows the members that are shown. */
export const membersAsked = ({ q, responses, dialogue }: MemberSearch) => ({
  ...(q && { q }),
  ...(responses && { responses: responses.join(',') }),
  ...(dialogue && DIALOGUE[dialogue]),
});

export function fetchMembers(
  id: number,
  search: MemberSearch,
  cursor: string | undefined,
  signal: AbortSignal,
) {
  const query = { ...membersAsked(search), cursor, limit: PAGE };
  return call(listMembers, { params: { id }, query }, { signal });
}

const WHILE_RUNNING_MS = 400;

/** The latest large acts; asked again and again while one runs, since its progress is no change that is told of. */
export const jobsQuery = (campaignId: number) =>
  queryOptions({
    queryKey: ['campaign', campaignId, 'jobs'],
    queryFn: ({ signal }) => call(listCampaignJobs, { params: { id: campaignId } }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((job) => job.state === 'running') ? WHILE_RUNNING_MS : false,
  });

export const audienceQuery = (campaignId: number, audience: Audience) =>
  queryOptions({
    queryKey: ['campaign', campaignId, 'audience', audience],
    queryFn: ({ signal }) => call(previewMembers, { params: { id: campaignId }, body: audience }, { signal }),
    placeholderData: keepPreviousData,
  });

export type Spread = NonNullable<InputOf<(typeof previewCampaignActivities)['body']>>;

export const planQuery = (campaignId: number, spread: Spread) =>
  queryOptions({
    queryKey: ['campaign', campaignId, 'plan', spread],
    queryFn: ({ signal }) =>
      call(previewCampaignActivities, { params: { id: campaignId }, body: spread }, { signal }),
    placeholderData: keepPreviousData,
  });

export const comparisonQuery = (ids: readonly number[]) =>
  queryOptions({
    queryKey: ['campaign', 'comparison', ids],
    queryFn: ({ signal }) => call(compareCampaigns, { query: { ids: ids.join(',') } }, { signal }),
    placeholderData: keepPreviousData,
  });

export const campaignsOfQuery = (customerId: number, contactId: number | undefined) =>
  queryOptions({
    queryKey: ['campaign', 'of', customerId, contactId],
    queryFn: ({ signal }) =>
      call(
        listCampaignsOfCustomer,
        { params: { id: customerId }, query: { ...(contactId && { contactId }) } },
        { signal },
      ),
  });
