// What stands in the address of mail: which view, and the mail that is open beside it.
import { idsOf, oneOf, tidy } from '../records/address.ts';

export const MAIL_VIEWS = ['unplaced', 'journalled', 'ignored', 'failed', 'rules'] as const;
export type MailPlace = (typeof MAIL_VIEWS)[number];

export interface MailSearch {
  /** «Ikke placeret» when left out */
  view?: MailPlace;
  open?: number;
}

export function readMailSearch({ view, open }: Record<string, unknown>): MailSearch {
  return searchOf(oneOf(MAIL_VIEWS, view) ?? 'unplaced', idsOf(open)?.[0]);
}

/** The usual view is left out of the address. */
export const searchOf = (view: MailPlace, open?: number): MailSearch =>
  tidy({ view: view === 'unplaced' ? undefined : view, open });
