// The columns of each list's file: those that import reads, under the headings that it knows, and a few that are only to
// be read. What each is selected from are the tables of the list (customers/list.ts and its like).
import { type RawBuilder, sql } from 'kysely';
import type { CampaignStatus } from '../../shared/campaign-words.ts';
import type { ImportKind } from '../../shared/imports.ts';
import type { ProjectResult } from '../../shared/projects.ts';
import type { CampaignResponse } from '../../shared/responses.ts';
import { nameOf } from '../imports/columns.ts';
import type { Column } from './list-pages.ts';
import {
  day,
  dayOfMoment,
  kroner,
  listed,
  moment,
  phone,
  time,
  timeOfMoment,
  whole,
  word,
  yesNo,
} from './written.ts';

type Field = [field: string, value: RawBuilder<unknown>, written?: Column['written']];

/** Columns under the headings by which import finds these fields. */
const fieldsOf = (kind: ImportKind, fields: readonly Field[]): Column[] =>
  fields.map(([field, value, written]) => ({
    heading: nameOf(kind, field),
    value,
    ...(written && { written }),
  }));

const initials = (column: RawBuilder<unknown>) => sql`(select initials from app_user where id = ${column})`;
const campaign = (column: RawBuilder<unknown>) => sql`(select name from campaign where id = ${column})`;

/** By name; by address where the customer has two people of that name, since import would not guess between them. */
const PERSON = sql`case when exists (
  select from contact o where o.customer_id = p.customer_id and o.name = p.name and o.id <> p.id)
  then coalesce(p.emails[1], p.name) else p.name end`;

export const CUSTOMERS: readonly Column[] = [
  ...fieldsOf('customers', [
    ['accountNumber', sql`c.account_number`],
    ['name', sql`c.name`],
    ['address1', sql`c.address1`],
    ['address2', sql`c.address2`],
    ['postcode', sql`c.postcode`],
    ['city', sql`c.city`],
    ['country', sql`c.country`],
    ['visitingAddress', sql`c.visiting_address`],
    ['cvr', sql`c.cvr`],
    ['pNumbers', sql`c.p_numbers`, listed],
    ['attention', sql`c.attention`],
    ['phone', sql`c.phone`, phone],
    ['mobile', sql`c.mobile`, phone],
    ['email', sql`c.email`],
    ['accountingEmail', sql`c.accounting_email`],
    ['emailDomains', sql`c.email_domains`, listed],
    ['industry', sql`c.industry`],
    ['targetGroup', sql`c.target_group`],
    ['interests', sql`c.interests`, listed],
    ['status', sql`(select name from customer_status where id = c.status_id)`],
    ['class', sql`c.class`],
    ['responsible', initials(sql`c.responsible_id`)],
    ['advertisingProtected', sql`c.advertising_protected`, yesNo],
    ['noContact', sql`c.no_contact`, yesNo],
    ['note', sql`c.note`],
  ]),
  { heading: 'Næste opfølgning', value: sql`c.next_follow_up_date`, written: day },
  { heading: 'Seneste aktivitet', value: sql`c.last_activity_at`, written: dayOfMoment },
];

export const CONTACTS: readonly Column[] = [
  ...fieldsOf('contacts', [['accountNumber', sql`c.account_number`]]),
  { heading: 'Firmanavn', value: sql`c.name` },
  ...fieldsOf('contacts', [
    ['name', sql`p.name`],
    ['title', sql`p.title`],
    ['phone', sql`p.phone`, phone],
    ['mobile', sql`p.mobile`, phone],
    ['email', sql`p.emails`, listed],
    ['isPrimary', sql`c.primary_contact_id is not distinct from p.id`, yesNo],
    ['consent', sql`p.consent`, yesNo],
    ['consentDate', sql`p.consent_date`, day],
    ['consentSource', sql`p.consent_source`],
    ['hasLeft', sql`p.has_left`, yesNo],
    ['note', sql`p.note`],
  ]),
  { heading: 'Næste opfølgning', value: sql`p.next_follow_up_date`, written: day },
  { heading: 'Seneste aktivitet', value: sql`p.last_activity_at`, written: dayOfMoment },
];

const RESULTS: Record<ProjectResult, string> = { won: 'Vundet', lost: 'Tabt' };

export const PROJECTS: readonly Column[] = [
  ...fieldsOf('projects', [
    ['number', sql`pr.number`],
    ['name', sql`pr.name`],
    ['accountNumber', sql`c.account_number`],
    ['company', sql`c.name`],
    ['contact', PERSON],
    ['salesperson', initials(sql`pr.salesperson_id`)],
    ['stage', sql`(select name from project_stage where id = pr.stage_id)`],
    ['amount', sql`pr.amount`, kroner],
    ['probability', sql`pr.probability`, whole],
  ]),
  { heading: 'Værdi', value: sql`pr.value`, written: kroner },
  ...fieldsOf('projects', [
    ['margin', sql`pr.margin`, kroner],
    ['expectedClose', sql`pr.expected_close`, day],
    ['startedAt', sql`pr.started_at`, moment],
    ['campaign', campaign(sql`pr.campaign_id`)],
    ['note', sql`pr.note`],
    ['result', sql`pr.result`, word(RESULTS)],
    ['reason', sql`(select name from close_reason where id = pr.reason_id)`],
    ['closedAt', sql`pr.closed_at`, moment],
    ['closeNote', sql`pr.close_note`],
  ]),
  { heading: 'Næste opfølgning', value: sql`pr.next_follow_up_date`, written: day },
  { heading: 'Seneste aktivitet', value: sql`pr.last_activity_at`, written: dayOfMoment },
];

const STATUSES: Record<CampaignStatus, string> = { planned: 'Planlagt', active: 'Aktiv', ended: 'Afsluttet' };

export const CAMPAIGNS: readonly Column[] = fieldsOf('campaigns', [
  ['name', sql`k.name`],
  ['startsOn', sql`k.starts_on`, day],
  ['endsOn', sql`k.ends_on`, day],
  ['responsible', initials(sql`k.responsible_id`)],
  ['kind', sql`k.kind`],
  ['status', sql`k.status`, word(STATUSES)],
  ['note', sql`k.note`],
]);

const RESPONSES: Record<CampaignResponse, string> = {
  none: 'Ingen',
  interested: 'Interesseret',
  'not-interested': 'Ikke interesseret',
  meeting: 'Møde',
  order: 'Ordre',
};

export const MEMBERS: readonly Column[] = [
  ...fieldsOf('members', [
    ['campaign', campaign(sql`m.campaign_id`)],
    ['accountNumber', sql`c.account_number`],
  ]),
  { heading: 'Firmanavn', value: sql`c.name` },
  ...fieldsOf('members', [
    ['contact', PERSON],
    ['email', sql`coalesce(p.emails[1], c.email)`],
  ]),
  { heading: 'Telefon', value: sql`coalesce(p.mobile, p.phone, c.phone, c.mobile)`, written: phone },
  ...fieldsOf('members', [
    ['response', sql`m.response`, word(RESPONSES)],
    ['respondedAt', sql`m.responded_at`, moment],
  ]),
];

const OUTCOMES: Record<string, string> = {
  reached: 'Truffet',
  'not-reached': 'Ikke truffet',
  held: 'Afholdt',
  cancelled: 'Aflyst',
};

export const ACTIVITIES: readonly Column[] = [
  ...fieldsOf('activities', [['accountNumber', sql`c.account_number`]]),
  { heading: 'Firmanavn', value: sql`c.name` },
  ...fieldsOf('activities', [
    ['contact', PERSON],
    ['type', sql`t.name`],
    ['salesperson', initials(sql`a.salesperson_id`)],
    ['date', sql`a.occurred_at`, dayOfMoment],
    ['time', sql`a.occurred_at`, timeOfMoment],
    ['note', sql`a.note`],
    ['followUpDate', sql`a.follow_up_date`, day],
    ['followUpTime', sql`a.follow_up_time`, time],
    ['followUpText', sql`a.follow_up_text`],
    ['outcome', sql`a.outcome`, word(OUTCOMES)],
    ['completed', sql`a.completed_at is not null`, yesNo],
    ['project', sql`pr.number`],
    ['campaign', sql`ca.name`],
    ['amount', sql`a.amount`, kroner],
    ['expiresOn', sql`a.expires_on`, day],
  ]),
  {
    heading: 'Mærker',
    value: sql`array(select tag.name from activity_tag tagged join tag on tag.id = tagged.tag_id
      where tagged.activity_id = a.id order by tag.name collate danish)`,
    written: listed,
  },
  { heading: 'Sidst rettet', value: sql`a.updated_at`, written: moment },
];
