// Who looks like the person being typed? The server compares one mail address at a time; a person with several
// may be known by any of them.
import { findContactDuplicates } from '../../shared/contacts.ts';
import type { DuplicateView } from '../../shared/customers.ts';
import { call } from '../data/call.ts';
import { filled } from '../records/filled.ts';

export interface Similar {
  name: string;
  phone: string;
  mobile: string;
  emails: readonly string[];
  customerId: number | null;
  exceptId: number | undefined;
}

/** Beyond these a person's further addresses are not compared: a question each. */
const ADDRESSES = 4;

export async function findSimilar(
  { emails, ...person }: Similar,
  signal: AbortSignal,
): Promise<{ items: DuplicateView[] }> {
  const [first, ...others] = emails.slice(0, ADDRESSES);
  const { exceptId } = person;
  const queries = [{ ...person, email: first }, ...others.map((email) => ({ email, exceptId }))];
  const answers = await Promise.all(
    queries.map((query) => call(findContactDuplicates, { query: filled(query) }, { signal })),
  );
  const found = new Map<number, DuplicateView>();
  for (const item of answers.flatMap(({ items }) => items)) {
    const before = found.get(item.id)?.reasons ?? [];
    found.set(item.id, { ...item, reasons: [...new Set([...before, ...item.reasons])] });
  }
  return { items: [...found.values()] };
}
