// The participants of a mail as the journal keeps them, each once per role, and which of them are outsiders.
import type { MailHeaders, Party } from './headers.ts';
import { isOwn, type OwnSide } from './own.ts';

export interface MailParty {
  /** forwarded: who wrote first what is forwarded in it */
  role: 'from' | 'reply-to' | 'to' | 'cc' | 'bcc' | 'forwarded';
  address: string;
  name: string;
  own: boolean;
}

interface Known {
  /** whom it went to besides, as the server that journalled it tells; hidden ones among them */
  recipients?: readonly string[] | undefined;
  /** false: one who writes in our name is an outsider */
  verified?: boolean | null | undefined;
}

export function partiesOf(
  headers: MailHeaders,
  ours: OwnSide,
  { recipients = [], verified = null }: Known = {},
): MailParty[] {
  const from = headers.from ? [headers.from] : [];
  const roles: [MailParty['role'], readonly Party[]][] = [
    ['from', from],
    ['to', headers.to],
    ['cc', headers.cc],
    ['bcc', headers.bcc],
    ['reply-to', headers.replyTo],
  ];
  const named = new Set(
    [headers.to, headers.cc, headers.bcc].flatMap((all) => all.map((one) => one.address)),
  );
  const hidden = recipients.filter((address) => !named.has(address));
  roles.push(['bcc', hidden.map((address) => ({ address, name: '' }))]);
  const seen = new Set<string>();
  return roles.flatMap(([role, parties]) =>
    parties.flatMap(({ address, name }) => {
      const key = `${role} ${address}`;
      if (seen.has(key) || ours.dropBoxes.has(address)) return [];
      seen.add(key);
      const own = isOwn(address, ours) && !(role === 'from' && verified === false);
      return [{ role, address, name: name.slice(0, 200), own }];
    }),
  );
}

/**
 * Who is not us, the sender first. Where answers go says something only when nobody else is outside: else a sender
 * could lead a mail to any customer by naming its address there. So does who wrote first what is forwarded (rule 16).
 */
export function outsidersOf(parties: readonly MailParty[]): string[] {
  const outside = (fits: (role: MailParty['role']) => boolean) => [
    ...new Set(parties.filter((party) => !party.own && fits(party.role)).map((party) => party.address)),
  ];
  const direct = outside((role) => role !== 'reply-to' && role !== 'forwarded');
  if (direct.length > 0) return direct;
  const answered = outside((role) => role === 'reply-to');
  return answered.length > 0 ? answered : outside((role) => role === 'forwarded');
}
