// What a row of the activities' file says: values as the API takes them, or the reasons why not.
import type { z } from 'zod';
import { activityInput } from '../../shared/activities.ts';
import { instantAt } from '../../shared/days.ts';
import { fold } from '../../shared/fold.ts';
import { type Cell, CellReader, type Verdict } from './cells.ts';
import type { Lists, Party, Person } from './lists.ts';

const schema = activityInput
  .omit({ next: true, complete: true })
  .required({ customerId: true, contactId: true, salespersonId: true, occurredAt: true });
export type ActivityRow = z.output<typeof schema> & {
  /** what «Afsluttet» says, if anything */
  completed: boolean | undefined;
  /** whether a new activity starts its life as history */
  bornCompleted: boolean;
};

export interface ReadActivity extends Verdict<ActivityRow> {
  /** what the activity is known by at the next import: everything that an edited note leaves alone */
  naturalKey: string;
}

/**
 * A date without a time means the day's first minute. With «Afsluttet» = ja the activity was completed when it
 * occurred; nej leaves it open; where the file does not say, one with a follow-up date is open and others are history.
 */
export function readActivityRow(cell: Cell, lists: Lists): ReadActivity {
  const read = new CellReader(cell);
  const type = read.named('type', lists.types, 'unknown-type');
  if (cell('type') === '') read.fault('type', 'required');
  const project = lists.project(read);
  const customer = cell('accountNumber') ? lists.customer(read) : (project?.customer ?? undefined);
  if (!cell('accountNumber') && !cell('project') && type && !type.internal) {
    read.fault('accountNumber', 'customer-required');
  }
  if (project && customer && project.customer.id !== customer.id) {
    read.fault('project', 'project-of-another', cell('project') ?? '', project.accountNumber);
  }
  const campaign = lists.campaign(read);

  const date = read.dayAndTime('date');
  if (date?.day === null) read.fault('date', 'required');
  const time = read.time('time') ?? date?.time ?? null;
  const followUp = read.dayAndTime('followUpDate');
  const followUpTime = read.time('followUpTime') ?? followUp?.time;
  if (followUpTime && !followUp?.day) read.fault('followUpTime', 'time-without-date');

  const salesperson = salespersonOf(read, lists, customer);
  const completed = read.yesNo('completed');
  const bornCompleted = completed ?? !followUp?.day;
  if (!bornCompleted && salesperson?.active === false) {
    read.warn('salesperson', 'inactive-user', salesperson.initials);
  }

  const values = {
    customerId: customer?.id ?? null,
    contactId: (customer && lists.contact(read, customer)) ?? null,
    typeId: type?.id,
    salespersonId: salesperson?.id,
    occurredAt: date?.day ? instantAt(date.day, time ?? '00:00', lists.timeZone).toISOString() : undefined,
    note: read.note('note'),
    followUpDate: followUp?.day,
    followUpTime,
    followUpText: read.note('followUpText'),
    outcome: read.named('outcome', OUTCOMES, 'unknown-outcome'),
    projectId: project === null ? null : project?.id,
    campaignId: campaign === null ? null : campaign?.id,
    amount: cell('amount') === '' ? null : read.amount('amount'),
    expiresOn: read.dayAndTime('expiresOn')?.day,
  };
  const verdict = read.judge(schema, values, {
    typeId: 'type',
    occurredAt: 'date',
    salespersonId: 'salesperson',
    projectId: 'project',
    campaignId: 'campaign',
  });
  const names = ['accountNumber', 'type', 'salesperson', 'contact'].map((field) => fold(cell(field) ?? ''));
  return {
    ...verdict,
    values: { ...verdict.values, completed, bornCompleted },
    naturalKey: JSON.stringify([...names, date?.day ?? cell('date'), time ?? '']),
  };
}

/** As named; else the customer's responsible one, else whoever imports. */
function salespersonOf(read: CellReader, lists: Lists, customer: Party | undefined): Person | undefined {
  if (read.cell('salesperson')) return lists.user(read, 'salesperson') ?? undefined;
  const fallback = lists.userById(customer?.responsibleId ?? null) ?? lists.userById(lists.importerId);
  return fallback ?? read.fault('salesperson', 'required');
}

const OUTCOMES = new Map([
  ['truffet', 'reached'],
  ['ikke truffet', 'not-reached'],
  ['afholdt', 'held'],
  ['aflyst', 'cancelled'],
  ['reached', 'reached'],
  ['not reached', 'not-reached'],
  ['held', 'held'],
  ['cancelled', 'cancelled'],
]);
