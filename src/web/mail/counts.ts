// How many mails wait for a place: beside «Mail» in the frame, and on the page itself.
import { queryOptions } from '@tanstack/react-query';
import { countMail } from '../../shared/mail-counts.ts';
import { call } from '../data/call.ts';

export const mailCountsQuery = queryOptions({
  queryKey: ['mail', 'counts'],
  queryFn: ({ signal }) => call(countMail, {}, { signal }),
});
