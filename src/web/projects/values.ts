// A project as its form holds it: texts never null, money in øre, percent as people write it.
import type { ProjectView } from '../../shared/projects.ts';

export interface ProjectValues {
  number: string;
  name: string;
  customerId: number | null;
  contactId: number | null;
  salespersonId: number | null;
  stageId: number | null;
  amount: number | null;
  probability: string;
  margin: number | null;
  expectedClose: string | null;
  note: string;
  campaignId: number | null;
}

export function valuesOf(project: ProjectView): ProjectValues {
  return {
    number: project.number,
    name: project.name,
    customerId: project.customerId,
    contactId: project.contactId,
    salespersonId: project.salespersonId,
    stageId: project.stageId,
    amount: project.amount,
    probability: String(project.probability),
    margin: project.margin,
    expectedClose: project.expectedClose,
    note: project.note,
    campaignId: project.campaignId,
  };
}

export function newValues(
  given: Pick<ProjectValues, 'customerId' | 'contactId' | 'campaignId' | 'salespersonId' | 'stageId'>,
): ProjectValues {
  return {
    number: '',
    name: '',
    amount: null,
    probability: '',
    margin: null,
    expectedClose: null,
    note: '',
    ...given,
  };
}

/** The fields as the API takes them; only those that are given. */
export function fieldsOf({ amount, probability, ...rest }: Partial<ProjectValues>) {
  const percent = probability?.replace('%', '').trim();
  return {
    ...rest,
    ...(amount !== undefined && { amount: amount ?? 0 }),
    // What cannot be read goes as it is: the server says so at its field.
    ...(percent && { probability: Number(percent.replace(',', '.')) }),
  };
}
