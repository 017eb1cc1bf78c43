// Saves another password, day or choice of folders, and says so.
import { useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../../shared/contract.ts';
import { changeMailbox, type MailboxView } from '../../shared/mailboxes.ts';
import { call } from '../data/call.ts';
import { useNotices } from '../ui/notices.tsx';
import { mailboxesQuery } from './own-query.ts';

type Changes = Omit<CallInput<typeof changeMailbox>['body'], 'version'>;

/** Throws what the server refuses; to be called in a form's `submit`. */
export function useChangeMailbox({ id, version }: MailboxView, done: string) {
  const client = useQueryClient();
  const { notify } = useNotices();
  return async (changes: Changes): Promise<true> => {
    try {
      await call(changeMailbox, { params: { id }, body: { ...changes, version } });
    } finally {
      // Refused because something else was changed meanwhile: then the next try is on top of that.
      await client.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
    }
    notify(done, { tone: 'good' });
    return true;
  };
}
