// What stands in the address of mail: which view, what narrows it, and the mail that is open beside it.
import type { Day } from '../../shared/days.ts';
import { dayOf, idsOf, oneOf, textOf, tidy } from '../records/address.ts';

export const MAIL_VIEWS = ['unplaced', 'journalled', 'ignored', 'failed', 'rules'] as const;
export type MailPlace = (typeof MAIL_VIEWS)[number];

export const DIRECTIONS = ['in', 'out'] as const;
export const OWNERS = ['mine', 'firm'] as const;

/** What narrows a list; carried along from view to view. */
export interface MailFilter {
  q?: string;
  customer?: number;
  direction?: (typeof DIRECTIONS)[number];
  owner?: (typeof OWNERS)[number];
  from?: Day;
  to?: Day;
}

export interface MailSearch extends MailFilter {
  /** «Ikke placeret» when left out */
  view?: MailPlace;
  open?: number;
}

export function readMailSearch(given: Record<string, unknown>): MailSearch {
  const filter = tidy({
    q: textOf(given.q),
    customer: idsOf(given.customer)?.[0],
    direction: oneOf(DIRECTIONS, given.direction),
    owner: oneOf(OWNERS, given.owner),
    from: dayOf(given.from),
    to: dayOf(given.to),
  });
  return searchOf(oneOf(MAIL_VIEWS, given.view) ?? 'unplaced', idsOf(given.open)?.[0], filter);
}

/** The usual view is left out of the address. */
export const searchOf = (view: MailPlace, open?: number, filter: MailFilter = {}): MailSearch =>
  tidy({ ...filter, view: view === 'unplaced' ? undefined : view, open });

export const filterOf = ({ view, open, ...filter }: MailSearch): MailFilter => filter;

/** The same in the server's words. */
export const queryOf = ({ customer, ...rest }: MailFilter) => tidy({ ...rest, customerId: customer });
