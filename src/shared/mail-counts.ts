// How many mails wait: apart from the rest of mail, since every page shows it.
import { z } from 'zod';
import { endpoint } from './contract.ts';

export const countMail = endpoint({
  method: 'GET',
  path: '/mail/counts',
  summary: 'How many mails wait for the asker under «Ikke placeret». Stops at 1,000.',
  may: 'read activities',
  response: z.strictObject({ unplaced: z.int() }),
});
