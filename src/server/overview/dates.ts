// The three dates that «dato» can be: where each stands, how it is bounded, and which facets tell its month. Of instants the
// months are those of UTC.
import { type RawBuilder, sql } from 'kysely';
import type { DateOf } from '../../shared/overview.ts';
import type { FacetKind } from './facets.ts';

interface DateOrder {
  by: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  type: 'timestamptz' | 'date';
  year: FacetKind;
  month: FacetKind;
  /** what has an index in this order */
  from: RawBuilder<unknown>;
}

const LISTED = sql`activity_search s`;
const JOINED = sql`activity a join activity_search s on s.activity_id = a.id`;

export const DATES: Record<DateOf, DateOrder> = {
  occurred: {
    by: sql`s.occurred_at`,
    id: sql`s.activity_id`,
    type: 'timestamptz',
    year: 'year',
    month: 'month',
    from: LISTED,
  },
  followUp: {
    by: sql`a.follow_up_date`,
    id: sql`a.id`,
    type: 'date',
    year: 'followUpYear',
    month: 'followUpMonth',
    from: JOINED,
  },
  updated: {
    by: sql`a.updated_at`,
    id: sql`a.id`,
    type: 'timestamptz',
    year: 'updatedYear',
    month: 'updatedMonth',
    from: JOINED,
  },
};

/** Months since year 0, of a day or an instant as it is asked for or as PostgreSQL writes it. */
export function monthOf(at: Date | string): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** A month's first moment, as a bound of this kind of date. */
export function beginOf(month: number, { type }: DateOrder): Date | string {
  const begin = new Date(Date.UTC(Math.floor(month / 12), month % 12));
  return type === 'date' ? begin.toISOString().slice(0, 10) : begin;
}
