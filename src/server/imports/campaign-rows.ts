// What a row of the campaigns' file says, and what a row about one of their members says.
import { z } from 'zod';
import type { CampaignStatus } from '../../shared/campaign-words.ts';
import { campaignInput } from '../../shared/campaigns.ts';
import { id, instant } from '../../shared/fields.ts';
import { type CampaignResponse, campaignResponse } from '../../shared/responses.ts';
import { type Cell, CellReader, type Verdict } from './cells.ts';
import type { Lists } from './lists.ts';

export type CampaignRow = z.output<typeof campaignInput>;

/** An empty start, responsible or status says nothing; other empty cells say that there is none. */
export function readCampaignRow(cell: Cell, lists: Lists): Verdict<CampaignRow> {
  const read = new CellReader(cell);
  const responsible = lists.user(read, 'responsible');
  const startsOn = read.dayAndTime('startsOn')?.day ?? undefined;
  const endsOn = read.dayAndTime('endsOn')?.day;
  if (startsOn && endsOn && endsOn < startsOn) read.fault('endsOn', 'ends-before-start');
  const values = {
    name: cell('name'),
    startsOn,
    endsOn,
    responsibleId: responsible?.id,
    kind: cell('kind'),
    status: read.named('status', STATUSES, 'unknown-campaign-status'),
    note: read.note('note'),
  };
  return read.judge(campaignInput, values, { responsibleId: 'responsible' });
}

const STATUSES = new Map<string, CampaignStatus>([
  ['planlagt', 'planned'],
  ['planned', 'planned'],
  ['aktiv', 'active'],
  ['i gang', 'active'],
  ['active', 'active'],
  ['afsluttet', 'ended'],
  ['slut', 'ended'],
  ['ended', 'ended'],
]);

const member = z.strictObject({
  campaignId: id,
  customerId: id,
  contactId: id.nullable(),
  response: campaignResponse.optional(),
  respondedAt: instant.nullable().optional(),
});
export type MemberRow = z.output<typeof member>;

/** The columns that a customer is found by, the surest first. */
const NAMING = ['accountNumber', 'email', 'cvr'];

/** A person is named by address, or by name at the customer; an empty response says nothing. */
export function readMemberRow(cell: Cell, lists: Lists): Verdict<MemberRow> {
  const read = new CellReader(cell);
  if (!cell('campaign')) read.fault('campaign', 'required');
  const campaign = cell('campaign') ? lists.campaign(read) : undefined;
  const who = lists.member(read);
  const values = {
    campaignId: campaign?.id,
    customerId: who?.customer.id,
    contactId: who?.contactId ?? (who && lists.contact(read, who.customer)) ?? null,
    response: read.named('response', RESPONSES, 'unknown-response'),
    respondedAt: read.instant('respondedAt', lists.timeZone),
  };
  return read.judge(member, values, {
    campaignId: 'campaign',
    customerId: NAMING.find((field) => cell(field)) ?? 'accountNumber',
    contactId: 'contact',
  });
}

const RESPONSES = new Map<string, CampaignResponse>([
  ['ingen', 'none'],
  ['ingen reaktion', 'none'],
  ['none', 'none'],
  ['interesseret', 'interested'],
  ['interested', 'interested'],
  ['ikke interesseret', 'not-interested'],
  ['not interested', 'not-interested'],
  ['moede', 'meeting'],
  ['meeting', 'meeting'],
  ['ordre', 'order'],
  ['order', 'order'],
]);
