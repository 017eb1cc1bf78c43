// What is wrong with one's mailboxes, for wherever one is working: asked again every minute, and told live.
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../texts/language.tsx';
import { needOf } from './needs-owner.ts';
import { mailboxesQuery } from './queries.ts';

/** A word or two for the rail, when a mailbox needs its owner; a refused password before a silent server. */
export function useMailboxMark(enabled: boolean): string | undefined {
  const words = useTexts().common.frame.mailboxNeeds;
  const { data, dataUpdatedAt } = useQuery({ ...mailboxesQuery, enabled });
  const needs = data?.items.map((mailbox) => needOf(mailbox, dataUpdatedAt)) ?? [];
  if (needs.includes('sign-in')) return words['sign-in'];
  return needs.includes('waiting') ? words.waiting : undefined;
}
