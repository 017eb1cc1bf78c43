// The firm's apps at mail providers, as administrators enter them.
// What must always hold: a client secret goes in and never comes out; it opens only for the app and the provider that it
// was given for, so that nobody can have it, or what users have granted, sent elsewhere by changing an address.
import type { Selectable } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { MailAppView, saveMailApp as saveEndpoint } from '../../shared/mail-consent.ts';
import type { MailProvider } from '../../shared/mailboxes.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { MailApp as MailAppRow } from '../db/tables.gen.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { isLoopback } from './mail-host.ts';
import { MailServerFault } from './mail-server-fault.ts';
import { askProvider } from './provider-ask.ts';
import {
  type Discovered,
  discovered,
  google,
  microsoft,
  other,
  PROVIDER_NAMES,
  type Provider,
} from './providers.ts';
import { type SecretBox, SecretUnreadable } from './secrets.ts';

/** An app with its provider, ready to ask. */
export interface MailApp extends Provider {
  id: MailProvider;
  clientId: string;
  clientSecret: string | null;
  /** which app at which provider: what was granted to one is of no use to another, and none of its business */
  key: string;
}

interface Who {
  actorId: number;
  now: Date;
}

type Row = Selectable<MailAppRow>;
type Entered = OutputOf<(typeof saveEndpoint)['body']>;

const keyOf = (issuer: string, clientId: string): string => JSON.stringify([issuer, clientId]);
const sealedFor = (key: string): string => `mail-app ${key}`;

/** The app at a provider, or undefined. Throws MailServerFault `mail-app-refused` when its secret cannot be opened. */
export async function findMailApp(
  db: Reader,
  secrets: SecretBox,
  id: MailProvider,
): Promise<MailApp | undefined> {
  const row = await db.selectFrom('mail_app').selectAll().where('provider', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const provider = providerOf(row);
  const key = keyOf(provider.issuer, row.client_id);
  let clientSecret: string | null = null;
  if (row.client_secret) {
    clientSecret = await secrets.open(row.client_secret, sealedFor(key)).catch((error: unknown) => {
      if (error instanceof SecretUnreadable) throw new MailServerFault('mail-app-refused');
      throw error;
    });
  }
  return { ...provider, id, clientId: row.client_id, clientSecret, key };
}

function providerOf(row: Row): Provider {
  if (row.provider === 'microsoft') return microsoft(row.tenant ?? 'organizations');
  if (row.provider === 'google') return google;
  return other({
    issuer: row.issuer!,
    says: row.discovered as unknown as Discovered,
    extraScope: row.extra_scope,
    imap: { host: row.imap_host!, port: row.imap_port!, security: row.imap_security as 'tls' },
  });
}

export async function listMailApps(db: Reader): Promise<MailAppView[]> {
  const rows = await db.selectFrom('mail_app').selectAll().orderBy('provider').execute();
  return rows.map(present);
}

const present = (row: Row): MailAppView => ({
  provider: row.provider as MailProvider,
  tenant: row.tenant,
  clientId: row.client_id,
  secretAt: row.secret_at as unknown as string | null,
  name: row.name,
  issuer: row.issuer,
  extraScope: row.extra_scope,
  host: row.imap_host,
  port: row.imap_port,
  security: row.imap_security as MailAppView['security'],
  version: row.version,
});

/** Where the firm has an app, so that its people can sign in there. */
export async function listMailProviders(db: Reader): Promise<{ provider: MailProvider; name: string }[]> {
  const rows = await db.selectFrom('mail_app').select(['provider', 'name']).orderBy('provider').execute();
  return rows.map(({ provider, name }) => ({
    provider: provider as MailProvider,
    name: name ?? PROVIDER_NAMES[provider as keyof typeof PROVIDER_NAMES],
  }));
}

/** Asks another provider what it can do; null for the known ones. Throws 422 at the field that is wrong. */
export async function discover(
  id: MailProvider,
  { issuer, name, host }: Entered,
): Promise<Discovered | null> {
  if (id !== 'other') return null;
  if (name === undefined) throw faultAt('name', 'required');
  if (issuer === undefined) throw faultAt('issuer', 'required');
  if (host === undefined) throw faultAt('host', 'required');
  mustBeSafe(issuer);
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { status, json } = await askProvider(address).catch(() => {
    throw faultAt('issuer', 'issuer-unreachable');
  });
  const says = discovered.safeParse(json);
  if (status !== 200 || !says.success || (json as { issuer?: unknown }).issuer !== issuer) {
    throw faultAt('issuer', 'not-a-provider');
  }
  const { authorization_endpoint, token_endpoint, userinfo_endpoint } = says.data;
  for (const url of [authorization_endpoint, token_endpoint, userinfo_endpoint]) if (url) mustBeSafe(url);
  return says.data;
}

/** Secrets and tokens go there: over https, or not beyond this machine. */
function mustBeSafe(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!safe || url?.username || url?.hash) throw faultAt('issuer', 'invalid-issuer');
}

/** Enters or changes an app. Throws 409 `stale-version`, 422. */
export async function saveMailApp(
  tx: Tx,
  secrets: SecretBox,
  id: MailProvider,
  { entered, says, ...who }: { entered: Entered; says: Discovered | null } & Who,
): Promise<MailAppView> {
  const before = await tx
    .selectFrom('mail_app')
    .selectAll()
    .where('provider', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if ((before?.version ?? 0) !== entered.version) {
    throw new Problem(409, 'stale-version', {
      details: { currentVersion: before?.version ?? 0, changes: [] },
    });
  }
  const isOther = id === 'other';
  const facts = {
    provider: id,
    tenant: id === 'microsoft' ? (entered.tenant ?? 'organizations') : null,
    name: isOther ? entered.name! : null,
    issuer: isOther ? entered.issuer! : null,
    discovered: says && JSON.stringify(says),
    extra_scope: isOther ? (entered.extraScope ?? null) : null,
    imap_host: isOther ? entered.host! : null,
    imap_port: isOther ? (entered.port ?? 993) : null,
    imap_security: isOther ? (entered.security ?? 'tls') : null,
    client_id: entered.clientId,
  };
  const row = { ...facts, ...(await secretOf(secrets, { id, facts, entered, before, now: who.now })) };
  const saved = await tx
    .insertInto('mail_app')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('provider').doUpdateSet({ ...row, version: entered.version + 1 }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, 'mail-app-saved', { provider: id, clientId: entered.clientId });
  return present(saved);
}

interface Secretly {
  id: MailProvider;
  facts: { issuer: string | null; client_id: string };
  entered: Entered;
  before: Row | undefined;
  now: Date;
}

/** A secret that was entered, or that of before as long as it is for the same app at the same provider. */
async function secretOf(
  secrets: SecretBox,
  { id, facts, entered, before, now }: Secretly,
): Promise<{ client_secret: Buffer | null; secret_at: Date | null }> {
  const issuer = facts.issuer ?? (id === 'google' ? google : microsoft('')).issuer;
  const key = keyOf(issuer, facts.client_id);
  if (entered.clientSecret) {
    return { client_secret: await secrets.seal(entered.clientSecret, sealedFor(key)), secret_at: now };
  }
  const same = before && keyOf(providerOf(before).issuer, before.client_id) === key;
  if (same) return { client_secret: before.client_secret, secret_at: before.secret_at };
  // Microsoft and Google have no app of this kind without one.
  if (id !== 'other' || before?.client_secret) throw faultAt('clientSecret', 'required');
  return { client_secret: null, secret_at: null };
}

/** Forgets an app. Twice is harmless. */
export async function removeMailApp(tx: Tx, id: MailProvider, who: Who): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom('mail_app').where('provider', '=', id).executeTakeFirst();
  if (numDeletedRows > 0n) await record(tx, who, 'mail-app-removed', { provider: id });
}

const record = (tx: Tx, { actorId, now }: Who, verb: string, details: Record<string, unknown>) =>
  recordEvent(tx, { entity: 'setting', entityId: 0, verb, actorId, at: now, details });
