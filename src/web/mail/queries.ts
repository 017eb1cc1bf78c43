// What the mail pages ask of the server. All keys begin with «mail», the word that live changes know.
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { listMail, type MailView, readMail } from '../../shared/mail.ts';
import { listMailRules, type MailRuleInput, previewMailRule } from '../../shared/mail-rules.ts';
import { call } from '../data/call.ts';
import { tidy } from '../records/address.ts';

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

interface Previewed extends Pick<MailRuleInput, 'kind' | 'pattern' | 'action' | 'customerId' | 'contactId'> {
  ruleId?: number | undefined;
  exceptId?: number | undefined;
}

/** What a rule would do with what came before it. */
export const mailRulePreviewQuery = ({ customerId, contactId, ...rule }: Previewed) => {
  const query = { ...rule, customerId: customerId ?? undefined, contactId: contactId ?? undefined };
  return queryOptions({
    queryKey: ['mail', 'preview', query],
    queryFn: ({ signal }) =>
      call(previewMailRule, { query: tidy(query) as typeof query & { pattern: string } }, { signal }),
    retry: false,
  });
};

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
