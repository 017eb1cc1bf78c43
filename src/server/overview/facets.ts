// What activities are filtered by, as numbers that one index holds: the value times 32, and the kind. Several values
// of one kind are «or», kinds are «and».

import type { Punctuality } from '../../shared/overview.ts';

export const FACETS = {
  year: 0,
  month: 1,
  salesperson: 2,
  type: 3,
  customer: 4,
  contact: 5,
  project: 6,
  campaign: 7,
  /** by its place in OUTCOMES */
  outcome: 8,
  /** 0 open, 1 completed */
  state: 9,
  /** of its mail: 0 in, 1 out */
  direction: 10,
  /** 0 without documents, 1 with */
  documents: 11,
  tag: 12,
  /** of its customer */
  status: 13,
  /** by its place in KEPT */
  punctuality: 14,
  followUpYear: 15,
  followUpMonth: 16,
  updatedYear: 17,
  updatedMonth: 18,
  /** by its number in the vocabulary: of everything that was said, and of names of documents */
  word: 19,
  fileWord: 20,
} as const;
export type FacetKind = keyof typeof FACETS;

/** In this order they stand in the index: never change it, only add. */
export const OUTCOMES = ['reached', 'not-reached', 'held', 'cancelled', 'none'] as const;

export const KEPT = ['onTime', 'late', 'open', 'none'] as const satisfies Punctuality[];

/** Kinds go up to 31. */
export const KINDS = 32;
export const facet = (kind: FacetKind, value: number): number => value * KINDS + FACETS[kind];
