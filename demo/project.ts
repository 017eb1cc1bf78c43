// A sales project of the demo world, and its first day.
import type { Day } from '../src/shared/days.ts';
import type { Done, Ids } from './activities.ts';
import type { Matter } from './matter.ts';
import type { Random } from './random.ts';
import type { StageKind } from './settings.ts';
import { NAMES, NOTES } from './words/projects.ts';
import { tell } from './words/tell.ts';

/** In whole kroner: what costs less is sold over the telephone. */
export const LEAST = 180_000;

export interface ProjectRow {
  id: number;
  number: string;
  name: string;
  customer_id: number;
  contact_id: number | null;
  salesperson_id: number;
  stage_id: number;
  started_at: Date;
  amount: number;
  probability: number;
  margin: number | null;
  expected_close: Day | null;
  note: string;
  campaign_id: number | null;
  closed_at: Date | null;
  closed_by: number | null;
  result: 'won' | 'lost' | null;
  reason_id: number | null;
  close_note: string;
  created_at: Date;
  created_by: number;
}

/** What is told of a project after it was created. */
export interface Turn {
  at: Date;
  by: number;
  verb: 'changed' | 'won' | 'lost';
  changes: Record<string, [unknown, unknown]>;
  details?: Record<string, unknown>;
  /** the stage that it has entered, for the rules of status */
  enters?: StageKind;
}

export interface Project {
  row: ProjectRow;
  matter: Matter;
  activities: Done[];
  turns: Turn[];
  /** what was bound to it only after it had happened */
  boundLater: Done | null;
  /** the follow-up that the project itself made */
  followUp: { date: Day; text: string } | null;
}

/** Begun at the usual price of the machine; the quote knows better. */
export function begin(activities: Done[], startedAt: Date, ids: Ids, random: Random): Project {
  const { matter, facts, row: first } = activities[0]!;
  const words = { ...facts.words, slags: facts.product.kind };
  const estimate = 100 * facts.product.price;
  return {
    matter,
    activities,
    turns: [],
    boundLater: null,
    followUp: null,
    row: {
      id: 0,
      number: '',
      name: capital(tell(random.pick(NAMES), words)),
      customer_id: first.customer_id!,
      contact_id: first.contact_id,
      salesperson_id: first.salesperson_id,
      stage_id: ids.stage('prospect').id,
      started_at: startedAt,
      amount: estimate,
      probability: ids.stage('prospect').probability,
      margin: null,
      expected_close: null,
      note: random.chance(0.5) ? tell(random.pick(NOTES), words) : '',
      campaign_id: null,
      closed_at: null,
      closed_by: null,
      result: null,
      reason_id: null,
      close_note: '',
      created_at: startedAt,
      created_by: first.salesperson_id,
    },
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
