// What the mail pages ask of the server. All keys begin with «mail», the word that live changes know.
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { listMail, type MailView, readMail } from '../../shared/mail.ts';
import { listMailRules } from '../../shared/mail-rules.ts';
import { call } from '../data/call.ts';

export const mailQuery = (id: number) =>
  queryOptions({
    queryKey: ['mail', id],
    queryFn: ({ signal }) => call(readMail, { params: { id } }, { signal }),
  });

/** The mail that an activity was made from. */
export const mailOfActivityQuery = (activityId: number) =>
  queryOptions({
    queryKey: ['mail', 'of activity', activityId],
    queryFn: ({ signal }) => call(listMail, { query: { activityId, limit: 1 } }, { signal }),
  });

export const mailRulesQuery = queryOptions({
  queryKey: ['mail', 'rules'],
  queryFn: ({ signal }) => call(listMailRules, {}, { signal }),
});

const SHOWING = new Set([
  ...['mail', 'activities', 'activity', 'documents'],
  ...['customer', 'customers', 'contact', 'contacts', 'todo'],
]);

/** Fetches again whatever a placed, moved or erased mail shows in. The mail just answered is fresh and left alone. */
export function refreshMail(client: QueryClient, answered?: MailView): void {
  if (answered) client.setQueryData(mailQuery(answered.id).queryKey, answered);
  void client.invalidateQueries({
    predicate: ({ queryKey }) =>
      SHOWING.has(String(queryKey[0])) &&
      !(answered && queryKey[0] === 'mail' && queryKey[1] === answered.id),
  });
}
