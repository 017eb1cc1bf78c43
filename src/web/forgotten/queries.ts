// What the page asks of the server. The first word of the keys is the one that live changes know.
import { queryOptions } from '@tanstack/react-query';
import { countRhythmRules, listForgotten, listRhythmRules } from '../../shared/forgotten.ts';
import { call } from '../data/call.ts';
import type { ForgottenSearch } from './routes.ts';

const PAGE = 100;

/** One page of the list; `salesperson` undefined: everybody's. */
export function fetchForgotten(
  { kinds, waiting }: ForgottenSearch,
  salesperson: number | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
) {
  const query = {
    ...(kinds && { kinds: kinds.join(',') }),
    ...(salesperson && { salespeople: String(salesperson) }),
    ...(!waiting && { due: 'true' as const }),
    cursor,
    limit: PAGE,
  };
  return call(listForgotten, { query }, { signal });
}

export const rhythmRulesQuery = queryOptions({
  queryKey: ['rhythm-rules'],
  queryFn: ({ signal }) => call(listRhythmRules, {}, { signal }),
});

export const rhythmCountsQuery = queryOptions({
  queryKey: ['rhythm-rules', 'counts'],
  queryFn: ({ signal }) => call(countRhythmRules, {}, { signal }),
});
