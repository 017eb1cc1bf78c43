// How much of a salesperson's has no next step: beside the counters of To-Do, and on the chips of the page itself.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/call.ts';

export const forgottenCountsQuery = (salesperson: number | undefined, due: boolean) =>
  queryOptions({
    queryKey: ['forgotten', 'counts', salesperson, due],
    queryFn: async ({ signal }) => {
      const { countForgotten } = await import('../../shared/forgotten-counts.ts');
      const query = {
        ...(salesperson && { salespeople: String(salesperson) }),
        ...(due && { due: 'true' as const }),
      };
      return call(countForgotten, { query }, { signal });
    },
  });
