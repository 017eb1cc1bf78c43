// What a row of the sales projects' file says: values as the API takes them, or the reasons why not.
import type { z } from 'zod';
import { instant, text } from '../../shared/fields.ts';
import { fold } from '../../shared/fold.ts';
import { type ProjectResult, projectInput, projectResult } from '../../shared/projects.ts';
import type { ReasonView, StageView } from '../../shared/settings.ts';
import { type Cell, CellReader, type Verdict } from './cells.ts';
import type { Lists } from './lists.ts';

const schema = projectInput
  .omit({ followUp: true })
  .required({ number: true })
  .extend({
    startedAt: instant.nullable().optional(),
    result: projectResult.optional(),
    reasonId: projectInput.shape.campaignId,
    closeNote: text(2000).trim().optional(),
    closedAt: instant.nullable().optional(),
  });
export type ProjectRow = z.output<typeof schema>;

export interface ReadProject extends Verdict<ProjectRow> {
  /** whose a new project is when the row names nobody */
  fallbackId: number | undefined;
}

/** An empty stage, amount, probability or result says nothing; other empty cells say that there is none. */
export function readProjectRow(cell: Cell, lists: Lists): ReadProject {
  const read = new CellReader(cell);
  const customer = lists.customer(read);
  const salesperson = lists.user(read, 'salesperson');
  const campaign = lists.campaign(read);
  const stage = read.named('stage', stagesOf(lists), 'unknown-stage');
  const result = read.named('result', RESULTS, 'unknown-result') ?? undefined;
  const closes = stage?.kind === 'closed' || cell('closedAt') || cell('reason');
  if (!result && closes && !read.reasons.some((reason) => reason.field === 'result')) {
    read.fault('result', 'result-missing');
  }
  if (!result && salesperson?.active === false) {
    read.warn('salesperson', 'inactive-user', salesperson.initials);
  }
  const values = {
    number: cell('number'),
    name: cell('name'),
    customerId: customer?.id,
    contactId: customer && cell('contact') !== undefined ? lists.contact(read, customer) : undefined,
    salespersonId: salesperson?.id,
    stageId: stage?.id,
    amount: read.amount('amount'),
    probability: read.percent('probability'),
    margin: cell('margin') === '' ? null : read.amount('margin', true),
    expectedClose: read.dayAndTime('expectedClose')?.day,
    startedAt: read.instant('startedAt', lists.timeZone),
    campaignId: campaign === null ? null : campaign?.id,
    note: read.note('note'),
    result,
    reasonId: result && reasonOf(read, lists, result),
    closeNote: cell('closeNote'),
    closedAt: read.instant('closedAt', lists.timeZone),
  };
  const verdict = read.judge(schema, values, {
    customerId: cell('company') && !cell('accountNumber') ? 'company' : 'accountNumber',
    stageId: 'stage',
  });
  const responsible = lists.userById(customer?.responsibleId ?? null) ?? lists.userById(lists.importerId);
  return { ...verdict, fallbackId: responsible?.id };
}

const stagesOf = (lists: Lists): ReadonlyMap<string, StageView> =>
  new Map(lists.stages.map((stage) => [fold(stage.name), stage]));

/** A reason counts for its result only: «Pris» may win one project and lose another. */
function reasonOf(read: CellReader, { reasons }: Lists, result: ProjectResult): number | undefined {
  const words = reasons
    .filter((reason: ReasonView) => reason.result === result)
    .map((reason): [string, number] => [fold(reason.name), reason.id]);
  return read.named('reason', new Map(words), 'unknown-reason');
}

const RESULTS = new Map<string, ProjectResult | null>([
  ['vundet', 'won'],
  ['won', 'won'],
  ['ordre', 'won'],
  ['tabt', 'lost'],
  ['lost', 'lost'],
  ['aaben', null],
  ['aabent', null],
  ['open', null],
]);
