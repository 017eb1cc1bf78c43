// Who is «us»: the addresses of users and the firm's own domains. Direction and what is internal follow from them,
// never from the folder in which a mail was found (rules 16, 20, 23).
import { sql } from 'kysely';
import { emailDomain, isFreeMailDomain } from '../../shared/identifiers.ts';
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
  const { rows: all } = await sql<{ address: string; userId: number | null }>`
    select email as address, id as "userId" from app_user
    union all select address, user_id from user_address
    union all select address, user_id from sending_account where user_id is null`.execute(db);
  const rows = all.filter((row): row is { address: string; userId: number } => row.userId !== null);
  const company = await db.selectFrom('company').select('mail_domains').executeTakeFirst();
  const domains = new Set(company?.mail_domains ?? []);
  for (const { address } of rows) {
    const domain = emailDomain(address);
    if (domain && !isFreeMailDomain(domain)) domains.add(domain);
  }
  const boxes = await db.selectFrom('drop_box').select('address').execute();
  return {
    users: new Map(rows.map(({ address, userId }) => [address, userId])),
    shared: new Set(all.filter((row) => row.userId === null).map((row) => row.address)),
    domains,
    dropBoxes: new Set(boxes.map(({ address }) => address)),
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
