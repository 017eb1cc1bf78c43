// Beginning a mail, and going on with one: what the composer opens on.
import type { QueryClient } from '@tanstack/react-query';
import type { InputOf } from '../../shared/contract.ts';
import { beginMail } from '../../shared/sending.ts';
import { call } from '../data/call.ts';
import { draftQuery } from './queries.ts';

export async function beginDraft(client: QueryClient, about: InputOf<typeof beginMail.body>) {
  const draft = await call(beginMail, { body: about });
  client.setQueryData(draftQuery(draft.id).queryKey, draft);
  return draft;
}

/** Lets the composer fetch the draft anew. */
export const forgetDraft = (client: QueryClient, id: number): void =>
  client.removeQueries({ queryKey: draftQuery(id).queryKey });
