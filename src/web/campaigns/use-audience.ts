// Whom to add, as the form holds it, and as the server is asked.
import type { Audience } from '../../shared/campaigns.ts';
import type { Day } from '../../shared/days.ts';
import { filled } from '../records/filled.ts';
import { linesOfText } from './list-file.ts';

export interface AudienceForm {
  how: 'filter' | 'list';
  of: Audience['of'];
  statusIds: number[];
  classes: string[];
  industries: string[];
  targetGroups: string[];
  interests: string[];
  responsibleIds: number[];
  postcodeFrom: string;
  postcodeTo: string;
  activeSince: Day | null;
  quietSince: Day | null;
  /** as it was pasted */
  lines: string;
}

export const EVERYBODY: AudienceForm = {
  how: 'filter',
  of: 'customers',
  statusIds: [],
  classes: [],
  industries: [],
  targetGroups: [],
  interests: [],
  responsibleIds: [],
  postcodeFrom: '',
  postcodeTo: '',
  activeSince: null,
  quietSince: null,
  lines: '',
};

export const MOST_LINES = 20_000;

/** Null while nobody is asked for: an empty list, or one that is too long. */
export function audienceOf({ how, of, lines, ...conditions }: AudienceForm): Audience | null {
  if (how === 'filter') return { ...filled(conditions), of };
  const list = linesOfText(lines);
  return list.length === 0 || list.length > MOST_LINES ? null : { list, of: 'customers' };
}
