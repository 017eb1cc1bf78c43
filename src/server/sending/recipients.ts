// Whom an answer goes to: whoever asked for it, else whoever wrote; and everybody else who was in it, but never oneself.

import { normaliseEmail } from '../../shared/identifiers.ts';
import type { MailView } from '../../shared/mail.ts';
import { MOST_RECIPIENTS, type Recipient } from '../../shared/sending.ts';

type Party = Pick<MailView['parties'][number], 'role' | 'address' | 'name'>;

/** `mine`: the addresses of whoever answers. */
export function answerTo(
  kind: 'reply' | 'reply-all',
  mail: Pick<MailView, 'direction' | 'parties'>,
  mine: ReadonlySet<string>,
): Recipient[] {
  const of = (...roles: Party['role'][]) => mail.parties.filter((party) => roles.includes(party.role));
  const written = of('reply-to').length > 0 ? of('reply-to') : of('from');
  // To go on with what one has written oneself is to write to the same people again.
  const byMe = mail.direction === 'out' || of('from').some(({ address }) => mine.has(address));
  const first = byMe ? of('to') : written;
  const rest = kind === 'reply' ? [] : byMe ? of('cc') : of('to', 'cc');
  const seen = new Set<string>();
  const named = (role: Recipient['role'], parties: readonly Party[]): Recipient[] =>
    parties.flatMap(({ address: given, name }) => {
      const address = normaliseEmail(given);
      if (address === null || seen.has(address) || mine.has(address)) return [];
      seen.add(address);
      return [{ role, address, name: name.slice(0, 120) }];
    });
  return [...named('to', first), ...named('cc', rest)].slice(0, MOST_RECIPIENTS);
}
