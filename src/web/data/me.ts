// Who is signed in, the company, today and the remembered choices: asked once, and the ground of every page.
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Permission } from '../../shared/permissions.ts';
import { type Me, readMe, savePreference } from '../../shared/users.ts';
import { call } from './call.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => call(readMe, {}),
  staleTime: 5 * 60_000,
});

/** The signed-in user; pages inside the frame are only drawn when there is one. */
export function useMe(): Me & { may: (permission: Permission) => boolean } {
  const { data } = useSuspenseQuery(meQuery);
  return { ...data, may: (permission) => data.permissions.includes(permission) };
}

/** A choice remembered per user on the server, such as the columns of a list; changes show at once. */
export function usePreference<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const client = useQueryClient();
  const { preferences } = useMe();
  const value = (preferences[key] as T | undefined) ?? otherwise;
  const set = useCallback(
    (next: T) => {
      client.setQueryData(
        meQuery.queryKey,
        (me) => me && { ...me, preferences: { ...me.preferences, [key]: next } },
      );
      call(savePreference, { params: { key }, body: { value: next as never } }).catch(() => {
        // A choice that could not be kept costs nothing but choosing again.
      });
    },
    [client, key],
  );
  return [value, set];
}
