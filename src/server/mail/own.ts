// Who is «us»: the addresses of users and the firm's own domains. Direction and what is internal follow from them,
// never from the folder in which a mail was found (rules 16, 20, 23).
import { sql } from 'kysely';
import { isFreeMailDomain } from '../../shared/identifiers.ts';
import type { Reader } from '../db/database.ts';

export interface OwnSide {
  /** address → user; inactive users too: their old mail is still ours */
  users: ReadonlyMap<string, number>;
  /** nobody's own: what the firm sends from */
  shared: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  /** addresses of the drop-box, past ones too: slots in a letter-box, no participants */
  dropBoxes: ReadonlySet<string>;
}

/** The firm's domains are those it has named, and those of its users' addresses unless they are free mail. */
export async function readOwnSide(db: Reader): Promise<OwnSide> {
  const { rows } = await sql<{
    kind: 'user' | 'shared' | 'domain' | 'drop-box';
    address: string;
    userId: number;
  }>`
    select 'user' as kind, email as address, id as "userId" from app_user
    union all select 'user', address, user_id from user_address
    union all select 'shared', address, 0 from sending_account where user_id is null
    union all select 'domain', unnest(mail_domains), 0 from company
    union all select 'drop-box', address, 0 from drop_box`.execute(db);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const addresses = (kind: string) => new Set(of(kind).map(({ address }) => address));
  const domains = addresses('domain');
  // Stored in the form in which they are compared; each domain is looked at once, for every mail asks this.
  const theirs = new Set(of('user').map(({ address }) => address.slice(address.lastIndexOf('@') + 1)));
  for (const domain of theirs) if (!isFreeMailDomain(domain)) domains.add(domain);
  return {
    users: new Map(of('user').map(({ address, userId }) => [address, userId])),
    shared: addresses('shared'),
    domains,
    dropBoxes: addresses('drop-box'),
  };
}

/** Whether an address is a colleague's: a user's, or at one of the firm's domains or below it. */
export function isOwn(address: string, { users, shared, domains }: OwnSide): boolean {
  return (
    users.has(address) || shared.has(address) || domainsOf(address).some((domain) => domains.has(domain))
  );
}

/** The domain of an address and those above it, nearest first: a.firma.dk, firma.dk. */
export function domainsOf(address: string): string[] {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
