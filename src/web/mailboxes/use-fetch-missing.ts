// «Hent nu» of a comparison: fetches what is missing, waits until the reader has compared anew, and tells what came of it.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formatNumber } from '../../shared/format.ts';
import type { MailboxView } from '../../shared/mailboxes.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { mailboxesQuery } from './own-query.ts';
import { useMailboxActs } from './use-mailbox-acts.ts';

/** A reader that cannot reach its server says nothing: the figures are then looked at all the same. */
const PATIENCE_MS = 30_000;
const ASK_MS = 2000;

/** `compare` answers how many are missing now. */
export function useFetchMissing(
  mailbox: MailboxView,
  missing: number,
  compare: () => Promise<number | undefined>,
) {
  const words = useMailboxTexts().audit;
  const { language } = useLanguage();
  const acts = useMailboxActs(mailbox);
  const [asked, setAsked] = useState<{ before: string | undefined; missing: number }>();
  const [told, setTold] = useState<string>();
  // Where no live message comes through, asking is the way.
  useQuery({ ...mailboxesQuery, enabled: asked !== undefined, refetchInterval: ASK_MS });

  const finish = async (wanted: number) => {
    const left = await compare();
    setAsked(undefined);
    if (left === undefined) return;
    const fetched = wanted - left;
    if (left > 0) setTold(words.stillMissing);
    else if (fetched > 0) setTold(words.fetched(formatNumber(fetched, 0, language)));
  };
  const latest = mailbox.lastAudit?.at;
  const done = asked !== undefined && latest !== asked.before;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was asked and whether it is done
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => void finish(asked.missing), done ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [asked, done]);

  return {
    busy: asked !== undefined,
    told,
    fetch: async () => {
      setTold(undefined);
      setAsked({ before: latest, missing });
      if (!(await acts.fetchMissing(mailbox.state === 'off'))) setAsked(undefined);
    },
  };
}
