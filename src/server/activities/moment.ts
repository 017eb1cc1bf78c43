// What every verb of activities is told about the asking: who, when, and the company's habits.
import type { ActivityResult } from '../../shared/activities.ts';
import type { Actor } from '../actor.ts';
import type { Company } from '../settings/company.ts';

export interface Moment {
  actor: Actor;
  now: Date;
  today: string;
  company: Company;
}

/** What followed from a verb besides the activity itself. */
export type Consequences = Omit<ActivityResult, 'activity'>;

export const NOTHING_ELSE: Consequences = {
  followUp: null,
  statusChange: null,
  nothingNext: false,
  projectWithoutNext: null,
  quoteWithoutNext: false,
};
