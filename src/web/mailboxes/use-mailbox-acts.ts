// What an owner can do with a mailbox at a click. Each says what was done, or why not.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  fetchMailbox,
  type MailboxView,
  pauseMailbox,
  removeMailbox,
  resumeMailbox,
} from '../../shared/mailboxes.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { useNotices } from '../ui/notices.tsx';
import { leaveForProvider } from './consent-way.ts';
import { mailboxesQuery } from './own-query.ts';

export function useMailboxActs({ id, address }: Pick<MailboxView, 'id' | 'address'>) {
  const words = useMailboxTexts().acts;
  const client = useQueryClient();
  const { notify } = useNotices();
  const refused = useRefused();
  const [busy, setBusy] = useState(false);
  const params = { id };

  /** Answers whether it was done. */
  const act = async (what: () => Promise<unknown>, done?: string): Promise<boolean> => {
    setBusy(true);
    try {
      await what();
      if (done) notify(done, { tone: 'good' });
      await client.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
      return true;
    } catch (error) {
      refused(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const resume = () => call(resumeMailbox, { params });
  const fetch = () => call(fetchMailbox, { params });
  return {
    busy,
    fetch: () => act(fetch, words.fetching),
    /** for the comparison, which tells by itself what came of it */
    fetchMissing: (paused: boolean) =>
      act(async () => {
        if (paused) await resume();
        await fetch();
      }),
    /** at its provider: leaves the page */
    signInAgain: () => act(() => leaveForProvider(id)),
    pause: () => act(() => call(pauseMailbox, { params }), words.paused(address)),
    resume: () => act(resume, words.resumed(address)),
    remove: () => act(() => call(removeMailbox, { params }), words.removed(address)),
  };
}
