// Why something stands on the list, in words, and how long it has.
import { useQuery } from '@tanstack/react-query';
import { type Day, daysBetween, localDateTime } from '../../shared/days.ts';
import type { ForgottenRow, RhythmRuleView } from '../../shared/forgotten.ts';
import { formatDay } from '../../shared/format.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useForgottenTexts } from '../texts/forgotten.ts';
import { rhythmRulesQuery } from './queries.ts';

/** Whom a rhythm holds: «Kunde A», «Klasse A», «Kunde». */
export function useRhythmName(): (rule: Pick<RhythmRuleView, 'statusId' | 'class'>) => string {
  const { ofClass } = useForgottenTexts();
  const names = useReference();
  return ({ statusId, class: letter }) => {
    const status = names.status(statusId)?.name;
    if (status && letter) return `${status} ${letter}`;
    return letter ? ofClass(letter) : (status ?? '');
  };
}

/** «Kunde A: hver 30. dag – seneste aktivitet for 47 dage siden». */
export function useWhy(): (row: ForgottenRow) => string {
  const words = useForgottenTexts();
  const { today, company } = useMe();
  const rhythmName = useRhythmName();
  const rules = useQuery(rhythmRulesQuery).data?.items ?? [];

  const daysAgo = (instant: string) =>
    daysBetween(localDateTime(new Date(instant), company.timeZone).day, today);
  const last = ({ lastActivityAt }: ForgottenRow) =>
    lastActivityAt === null ? words.neverHeard : words.lastHeard(Math.max(0, daysAgo(lastActivityAt)));
  return (row) => {
    if (row.kind === 'project') return words.why.project(last(row));
    if (row.kind === 'quote') return whyQuote(row.expiresOn, today, words.why);
    const rule = rules.find(({ id }) => id === row.ruleId);
    return words.why.customer(rule ? rhythmName(rule) : words.kinds.customer, row.days ?? 0, last(row));
  };
}

function whyQuote(
  expiresOn: Day | null,
  today: Day,
  words: ReturnType<typeof useForgottenTexts>['why'],
): string {
  if (expiresOn === null) return words.quote;
  return expiresOn < today ? words.expired(formatDay(expiresOn)) : words.expires(formatDay(expiresOn));
}

/** How long it has been forgotten, or can still wait; with the tone of To-Do's due states. */
export function useHowLong(): (row: ForgottenRow) => { text: string; tone: 'overdue' | 'today' | 'future' } {
  const words = useForgottenTexts().howLong;
  const { today } = useMe();
  return ({ kind, since }) => {
    const days = daysBetween(since, today);
    if (days < 0) return { text: words.waits(-days), tone: 'future' };
    if (days === 0) return { text: words.today, tone: 'today' };
    return { text: kind === 'customer' ? words.late(days) : words.without(days), tone: 'overdue' };
  };
}
