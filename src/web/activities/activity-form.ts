// An activity as a form holds it: flat, in the order of reading, ready for the fields. Pure: what a form says of
// an activity, what it changes, and which fields two people have both changed.
import type { ActivityView } from '../../shared/activities.ts';
import { type Day, instantAt, localDateTime, type TimeOfDay } from '../../shared/days.ts';
import type { CampaignResponse } from '../../shared/responses.ts';
import type { Outcome } from '../../shared/settings.ts';
import type { Pick as Chosen } from '../ui/async-picker.tsx';
import type { ContactPick, CustomerPick } from './find-parties.ts';
import type { ProjectPick } from './find-sale.ts';

export interface ActivityForm {
  typeId: number | null;
  customer: CustomerPick | null;
  contact: ContactPick | null;
  occurredDay: Day | null;
  occurredTime: TimeOfDay | null;
  /** null: the server suggests */
  salespersonId: number | null;
  note: string;
  followUpDate: Day | null;
  followUpTime: TimeOfDay | null;
  followUpText: string;
  outcome: Outcome | null;
  project: ProjectPick | null;
  campaign: Chosen | null;
  /** what the campaign was answered; null without a campaign */
  response: CampaignResponse | null;
  /** of a quote, øre */
  amount: number | null;
  expiresOn: Day | null;
  nextDate: Day | null;
  nextTime: TimeOfDay | null;
  nextTypeId: number | null;
  nextText: string;
}
export type FormField = keyof ActivityForm;

export const EMPTY_FORM: ActivityForm = {
  typeId: null,
  customer: null,
  contact: null,
  occurredDay: null,
  occurredTime: null,
  salespersonId: null,
  note: '',
  followUpDate: null,
  followUpTime: null,
  followUpText: '',
  outcome: null,
  project: null,
  campaign: null,
  response: null,
  amount: null,
  expiresOn: null,
  nextDate: null,
  nextTime: null,
  nextTypeId: null,
  nextText: '',
};

/** What the form says of a stored activity, in the company's time zone. */
export function formOf(activity: ActivityView, timeZone: string): ActivityForm {
  const occurred = localDateTime(new Date(activity.occurredAt), timeZone);
  const customer =
    activity.customerId === null
      ? null
      : {
          id: String(activity.customerId),
          name: activity.customerName ?? '',
          detail: activity.accountNumber ?? '',
        };
  return {
    typeId: activity.typeId,
    customer,
    contact:
      customer === null || activity.contactId === null
        ? null
        : { id: String(activity.contactId), name: activity.contactName ?? '', customer },
    occurredDay: occurred.day,
    occurredTime: occurred.time,
    salespersonId: activity.salespersonId,
    note: activity.note,
    followUpDate: activity.followUpDate,
    followUpTime: activity.followUpTime,
    followUpText: activity.followUpText,
    outcome: activity.outcome,
    project:
      customer === null || activity.projectId === null
        ? null
        : {
            id: String(activity.projectId),
            name: activity.projectName ?? '',
            detail: activity.projectNumber ?? '',
            customer,
          },
    campaign:
      activity.campaignId === null
        ? null
        : { id: String(activity.campaignId), name: activity.campaignName ?? '' },
    response: activity.response,
    amount: activity.amount,
    expiresOn: activity.expiresOn,
    nextDate: activity.next.date,
    nextTime: activity.next.time,
    nextTypeId: activity.next.typeId,
    nextText: activity.next.text,
  };
}

const comparable = (value: ActivityForm[FormField]) =>
  // A draft of an earlier version of the form lacks the newer fields.
  typeof value === 'object' && value !== null ? value.id : (value ?? null);
const same = (left: ActivityForm, right: ActivityForm, field: FormField) =>
  comparable(left[field]) === comparable(right[field]);

/** The fields in which the forms differ. */
export function changedFields(from: ActivityForm, to: ActivityForm): FormField[] {
  return (Object.keys(EMPTY_FORM) as FormField[]).filter((field) => !same(from, to, field));
}

const NEXT: readonly FormField[] = ['nextDate', 'nextTime', 'nextTypeId', 'nextText'];
const OCCURRED: readonly FormField[] = ['occurredDay', 'occurredTime'];
const idOf = (pick: { id: string } | null) => (pick ? Number(pick.id) : null);

/** What is sent: only what was changed, so that a save never overwrites what it did not touch. */
export function patchOf(form: ActivityForm, base: ActivityForm, timeZone: string) {
  const changed = new Set(changedFields(base, form));
  const has = (fields: readonly FormField[]) => fields.some((field) => changed.has(field));
  return {
    ...(changed.has('customer') && { customerId: idOf(form.customer) }),
    ...(changed.has('contact') && { contactId: idOf(form.contact) }),
    ...(changed.has('typeId') && form.typeId !== null && { typeId: form.typeId }),
    ...(changed.has('salespersonId') && form.salespersonId !== null && { salespersonId: form.salespersonId }),
    ...(has(OCCURRED) &&
      form.occurredDay !== null && {
        occurredAt: instantAt(form.occurredDay, form.occurredTime ?? '00:00', timeZone).toISOString(),
      }),
    ...(changed.has('note') && { note: form.note }),
    ...(changed.has('followUpDate') && { followUpDate: form.followUpDate }),
    ...(changed.has('followUpTime') && { followUpTime: form.followUpTime }),
    ...(changed.has('followUpText') && { followUpText: form.followUpText }),
    ...(changed.has('outcome') && { outcome: form.outcome }),
    ...(changed.has('project') && { projectId: idOf(form.project) }),
    ...(changed.has('campaign') && { campaignId: idOf(form.campaign) }),
    ...(changed.has('response') && form.response && form.campaign && { response: form.response }),
    ...(changed.has('amount') && { amount: form.amount }),
    ...(changed.has('expiresOn') && { expiresOn: form.expiresOn }),
    ...(has(NEXT) && { next: nextOf(form) }),
  };
}

function nextOf(form: ActivityForm) {
  const { nextDate: date, nextTime: time, nextTypeId: typeId, nextText } = form;
  // Without a date there is nothing to come: what stood there is withdrawn.
  return date === null ? null : { date, time, typeId, text: nextText };
}

/** Whether a text, time or type stands in the next follow-up without the date that it needs (rule 1). */
export function lacksNextDate(form: ActivityForm, base: ActivityForm): boolean {
  const wordsChanged = form.nextText !== base.nextText && form.nextText.trim() !== '';
  return form.nextDate === null && (wordsChanged || form.nextTime !== null);
}

export interface Merge {
  /** what only the other has changed; taken over as it is */
  added: FormField[];
  /** what both have changed, differently; a person decides */
  both: FormField[];
}

/** What somebody else changed while this form was filled in; null when nothing that the form shows. */
export function mergeOf(base: ActivityForm, mine: ActivityForm, theirs: ActivityForm): Merge | null {
  const changedByThem = changedFields(base, theirs);
  if (changedByThem.length === 0) return null;
  const changedByMe = new Set(changedFields(base, mine));
  const both = changedByThem.filter((field) => changedByMe.has(field) && !same(mine, theirs, field));
  return { both, added: changedByThem.filter((field) => !changedByMe.has(field)) };
}

/** Their form with what I changed put on top, but for the fields in which theirs is to stand. */
export function merged(
  base: ActivityForm,
  mine: ActivityForm,
  theirs: ActivityForm,
  keepTheirs: readonly FormField[],
): ActivityForm {
  const kept = changedFields(base, mine).filter((field) => !keepTheirs.includes(field));
  return { ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
}
