// What the import page asks the server. While an import runs, its progress is asked for again and again; its end
// comes as a live change too, whoever started it.
import { queryOptions } from '@tanstack/react-query';
import { listImports, readImport } from '../../shared/imports.ts';
import { call } from '../data/call.ts';

const ASK_AGAIN_MS = 500;

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => call(readImport, { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_AGAIN_MS : false),
  });

export const latestQuery = queryOptions({
  queryKey: ['imports', 'latest'],
  queryFn: ({ signal }) => call(listImports, {}, { signal }),
});
