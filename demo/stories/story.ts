// What a story is: the steps of one matter with a customer, from the first call to the last.
// Texts hold {words} that words/tell.ts fills in; `{næste}` is the day agreed for the next step, so it may only
// stand where the next step is `planned`.
import type { Outcome } from '../../src/shared/settings.ts';

export type TypeName =
  | 'Tlf'
  | 'Møde'
  | 'Besøg'
  | 'Tilbud'
  | 'Ordre'
  | 'EMail'
  | 'Notat'
  | 'Opfølgning'
  | 'Kampagne'
  | 'Opgave';

export interface Step {
  type: TypeName;
  /** working days since the step before */
  after: readonly [from: number, to: number];
  /** the follow-up text, when the step before has planned this one: it is then its successor in the chain */
  planned?: readonly string[];
  /** the step stays open with a follow-up of its own, this text, and is completed then (a quote that has been sent) */
  waits?: readonly string[];
  notes: readonly string[];
  /** the note is written when it is done, not when it is planned */
  notedWhenDone?: true;
  outcome?: Outcome;
  /** a quote at another price than the first */
  revises?: true;
  /** at an hour that was agreed */
  timed?: true;
  /** how likely the step is part of the story; always when absent */
  maybe?: number;
}

/** Where a customer stands while a story is told. */
export type Stage = 'Lead' | 'Emne' | 'Kunde' | 'Tidligere kunde' | 'Leverandør' | 'Partner';

export interface Story {
  name: string;
  stages: readonly Stage[];
  /** how often it is told, in proportion to the others of that stage */
  weight: number;
  steps: readonly Step[];
  /** begins in these months only (1–12); fairs have their season */
  months?: readonly number[];
  /** told at most once of a customer */
  once?: true;
}
