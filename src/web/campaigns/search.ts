// The addresses of campaigns: what narrows and orders the list, and what stands open on the page of one.
import {
  type CampaignSort,
  type CampaignStatus,
  campaignSort,
  campaignStatus,
} from '../../shared/campaign-words.ts';
import { type CampaignResponse, campaignResponse } from '../../shared/responses.ts';
import { readTimelineSearch, type TimelineSearch } from '../activities/timeline-search.ts';
import { idsOf, oneOf, textOf, tidy } from '../records/address.ts';

/** What is to be different in an address; undefined takes a part out of it. */
export type ChangeOf<T> = { [K in keyof T]?: T[K] | undefined };

export interface CampaignSearch {
  q?: string;
  statuses?: CampaignStatus[];
  responsible?: number[];
  sort?: CampaignSort;
  descending?: boolean;
}

export const readCampaignSearch = (raw: Record<string, unknown>): CampaignSearch =>
  tidy({
    q: textOf(raw.q),
    statuses: someOf(campaignStatus.options, raw.statuses),
    responsible: idsOf(raw.responsible),
    sort: oneOf(campaignSort.options, raw.sort),
    descending: raw.descending === true || raw.descending === false ? raw.descending : undefined,
  });

export const CAMPAIGN_TABS = ['members', 'activities', 'projects', 'jobs', 'history'] as const;
export const DIALOGUES = ['with', 'without', 'contacted', 'waiting'] as const;

/** What narrows the members. */
export interface MemberSearch {
  q?: string;
  responses?: CampaignResponse[];
  dialogue?: (typeof DIALOGUES)[number];
}

/** Beside the tab: what narrows its members or activities, and the activity that stands open. */
export interface CampaignPlace extends TimelineSearch, MemberSearch {
  /** the first one when left out */
  tab?: (typeof CAMPAIGN_TABS)[number];
  /** the form that stands in place of the page */
  act?: 'edit' | 'add' | 'make';
  /** of a new activity: whom it is about */
  customerId?: number;
  contactId?: number;
}

export const readCampaignPlace = (raw: Record<string, unknown>): CampaignPlace =>
  tidy({
    ...readTimelineSearch(raw),
    tab: oneOf(CAMPAIGN_TABS, raw.tab),
    act: oneOf(['edit', 'add', 'make'] as const, raw.act),
    responses: someOf(campaignResponse.options, raw.responses),
    dialogue: oneOf(DIALOGUES, raw.dialogue),
    customerId: idsOf(raw.customerId)?.[0],
    contactId: idsOf(raw.contactId)?.[0],
  });

function someOf<Value extends string>(values: readonly Value[], raw: unknown): Value[] | undefined {
  const some = (Array.isArray(raw) ? raw : []).flatMap((one) => oneOf(values, one) ?? []);
  return some.length > 0 ? some : undefined;
}
