// Who is signed in, the company, today and the remembered choices: asked once, and the ground of every page.
import { type QueryClient, queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Permission } from '../../shared/permissions.ts';
import { changeMe, type Language, type Me, readMe, savePreference } from '../../shared/users.ts';
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

/**
 * Shows a change of one's own at once and saves it. A fetch under way would bring back what was before, so it is
 * broken off and made up for afterwards.
 */
async function changeOwn(client: QueryClient, change: (me: Me) => Me, save: () => Promise<unknown>) {
  const { queryKey } = meQuery;
  const interrupted = client.isFetching({ queryKey }) > 0;
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, (me) => me && change(me));
  try {
    await save();
  } finally {
    if (interrupted) void client.invalidateQueries({ queryKey });
  }
}

/** Chooses the language of the screen for the signed-in user. */
export function chooseLanguage(client: QueryClient, language: Language): Promise<void> {
  return changeOwn(
    client,
    (me) => ({ ...me, user: { ...me.user, language } }),
    () => call(changeMe, { body: { language } }),
  );
}

/** A choice remembered per user on the server, such as the columns of a list; changes show at once. */
export function usePreference<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const client = useQueryClient();
  const { preferences } = useMe();
  const value = (preferences[key] as T | undefined) ?? otherwise;
  const set = useCallback(
    (next: T) => {
      changeOwn(
        client,
        (me) => ({ ...me, preferences: { ...me.preferences, [key]: next } }),
        () => call(savePreference, { params: { key }, body: { value: next as never } }),
      ).catch(() => {
        // A choice that could not be kept costs nothing but choosing again.
      });
    },
    [client, key],
  );
  return [value, set];
}
