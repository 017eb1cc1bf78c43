// What is wrong with one's mailboxes, for wherever one is working: asked again every minute, and told live.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import { needOf } from './needs-owner.ts';
import { mailboxesQuery } from './own-query.ts';

const SETTLED_MS = 4000;

/** A word or two for the rail, when a mailbox needs its owner; a refused password before a silent server. */
export function useMailboxMark(enabled: boolean): string | undefined {
  const words = useTexts().common.frame.mailboxNeeds;
  // What is looked for in the background waits until the page has come.
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  const { data, dataUpdatedAt } = useQuery({ ...mailboxesQuery, enabled: enabled && settled });
  const needs = data?.items.map((mailbox) => needOf(mailbox, dataUpdatedAt)) ?? [];
  if (needs.includes('sign-in')) return words['sign-in'];
  return needs.includes('waiting') ? words.waiting : undefined;
}
