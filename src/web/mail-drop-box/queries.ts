import { queryOptions } from '@tanstack/react-query';
import { readDropBox } from '../../shared/drop-box.ts';
import { call } from '../data/call.ts';

export const dropBoxQuery = queryOptions({
  queryKey: ['drop-box'],
  queryFn: ({ signal }) => call(readDropBox, {}, { signal }),
});
