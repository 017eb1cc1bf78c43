import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ImportView } from '../../shared/imports.ts';
import { importQuery, latestQuery } from './queries.ts';

/** Takes over an import as the server answered it, so that it is not asked for again; the list hears of it too. */
export function useKeepImport(): (view: ImportView) => void {
  const client = useQueryClient();
  return useCallback(
    (view) => {
      client.setQueryData(importQuery(view.id).queryKey, view);
      void client.invalidateQueries({ queryKey: latestQuery.queryKey });
    },
    [client],
  );
}
