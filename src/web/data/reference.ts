// Names of the small things that every screen shows: users, activity types, statuses.
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ActivityTypeView, Reference, StageView, StatusView } from '../../shared/settings.ts';
import { readReference } from '../../shared/settings.ts';
import type { UserView } from '../../shared/users.ts';
import { call } from './call.ts';

export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: () => call(readReference, {}),
  staleTime: 5 * 60_000,
});

export interface Names extends Reference {
  user(id: number | null): UserView | undefined;
  type(id: number | null): ActivityTypeView | undefined;
  status(id: number | null): StatusView | undefined;
  stage(id: number | null): StageView | undefined;
}

export function useReference(): Names {
  const { data } = useSuspenseQuery(referenceQuery);
  return useMemo(() => {
    const users = byId(data.users);
    const types = byId(data.types);
    const statuses = byId(data.statuses);
    const stages = byId(data.stages);
    return {
      ...data,
      user: (id) => (id === null ? undefined : users.get(id)),
      type: (id) => (id === null ? undefined : types.get(id)),
      status: (id) => (id === null ? undefined : statuses.get(id)),
      stage: (id) => (id === null ? undefined : stages.get(id)),
    };
  }, [data]);
}

const byId = <T extends { id: number }>(items: T[]) => new Map(items.map((item) => [item.id, item]));
