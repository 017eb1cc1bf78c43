// The way to a mail provider and back (OAuth 2 authorization code with PKCE, RFC 9700).
// What must always hold: an answer counts once, within ten minutes, for the user in the session that asked, from the
// provider and for the app that was asked; what is secret of it stands nowhere but sealed.
import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { answerConsent as answerEndpoint, ConsentAgain } from '../../shared/mail-consent.ts';
import type { MailProvider } from '../../shared/mailboxes.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { MailConsent } from '../db/tables.gen.ts';
import type { ErrorId } from '../errors.texts.ts';
import { faultAt, Problem } from '../errors.ts';
import { type SignedIn, whoSignedIn } from './id-token.ts';
import { findMailApp, type MailApp } from './mail-apps.ts';
import { MailServerFault } from './mail-server-fault.ts';
import { mayHaveAnswered } from './providers.ts';
import { type SecretBox, SecretUnreadable } from './secrets.ts';
import { consentFault, exchangeCode, type Tokens } from './tokens.ts';

const MINUTES = 10;

/** Who asks: the user, in which session, and where the browser finds our pages. */
export interface Asker {
  userId: number;
  sessionHash: Buffer;
  origin: string;
  now: Date;
}

/** What is connected when the answer comes, or signed in to again. */
export interface Wish extends ConsentAgain {
  /** the account to propose at the provider */
  hint?: string | undefined;
}

/** What shows that an answer is for the question. */
interface Proof {
  verifier: string;
  nonce: string;
  app: string;
}

type Row = Selectable<MailConsent>;

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const random = (): string => randomBytes(32).toString('base64url');
const sealedFor = (userId: number, state: Buffer): string =>
  `mail-consent ${userId} ${state.toString('hex')}`;

/** Answers the provider's page to go to. Throws 422 `mail-app-missing`. */
export async function beginConsent(
  tx: Tx,
  secrets: SecretBox,
  { hint, ...wish }: Wish,
  { userId, sessionHash, origin, now }: Asker,
): Promise<{ url: string }> {
  const app = await appFor(tx, secrets, wish.provider);
  const [state, nonce, verifier] = [random(), random(), random()];
  const stateHash = hash(state);
  const proof: Proof = { verifier, nonce, app: app.key };
  const redirectUri = `${origin}/mailboxes/consent`;
  await tx.deleteFrom('mail_consent').where('expires_at', '<=', now).execute();
  await tx
    .insertInto('mail_consent')
    .values({
      state_hash: stateHash,
      user_id: userId,
      session_hash: sessionHash,
      provider: wish.provider,
      proof: await secrets.seal(JSON.stringify(proof), sealedFor(userId, stateHash)),
      redirect_uri: redirectUri,
      address: wish.address ?? null,
      since: wish.since,
      folders: wish.folders,
      mailbox_id: wish.mailboxId,
      expires_at: new Date(now.getTime() + MINUTES * 60_000),
    })
    .execute();
  const url = new URL(app.authorizeUrl);
  const question = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    scope: app.scope,
    state,
    nonce,
    code_challenge: hash(verifier).toString('base64url'),
    code_challenge_method: 'S256',
    ...app.asking,
    ...(hint !== undefined && { login_hint: hint }),
  };
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);
  return { url: url.href };
}

async function appFor(db: Reader, secrets: SecretBox, provider: MailProvider): Promise<MailApp> {
  try {
    const app = await findMailApp(db, secrets, provider);
    if (app) return app;
  } catch (error) {
    if (error instanceof MailServerFault) throw faultAt('provider', error.id);
    throw error;
  }
  throw faultAt('provider', 'mail-app-missing');
}

/** What came of it: who signed in where, for which wish. */
export interface Consent {
  app: MailApp;
  wish: ConsentAgain;
  who: SignedIn;
  tokens: Tokens & { refresh_token: string };
}

type Answer = OutputOf<(typeof answerEndpoint)['body']>;

/**
 * Takes the provider's answer and turns its code into tokens; `db` is no transaction, since an answer is used up also when
 * nothing comes of it. Throws 422 with `details.again`, 502 when the provider does not answer.
 */
export async function takeConsent(
  db: Reader,
  secrets: SecretBox,
  answer: Answer,
  asker: Omit<Asker, 'origin'>,
): Promise<Consent> {
  const row = await takeRow(db, answer.state, asker);
  const wish: ConsentAgain = {
    provider: row.provider as MailProvider,
    ...(row.address !== null && { address: row.address }),
    since: row.since,
    folders: row.folders,
    mailboxId: row.mailbox_id,
  };
  if (row.expires_at <= asker.now) throw refusal('mail-consent-expired', wish);
  try {
    const proof = await openProof(secrets, row);
    const app = await findMailApp(db, secrets, wish.provider);
    if (!app) throw new MailServerFault('mail-app-missing');
    // The firm has entered another app meanwhile, or somebody else answers than was asked.
    if (app.key !== proof.app || !mayHaveAnswered(app.id, app, answer.iss)) {
      throw new MailServerFault('mail-consent-failed');
    }
    if (answer.error !== undefined || answer.code === undefined) {
      throw new MailServerFault(consentFault(answer.error ?? '', answer.errorDescription ?? ''));
    }
    const tokens = await exchangeCode(app, {
      code: answer.code,
      verifier: proof.verifier,
      redirectUri: row.redirect_uri,
    });
    const who = await whoSignedIn(app, tokens, { nonce: proof.nonce, now: asker.now });
    if (!who) throw new MailServerFault('mail-consent-failed');
    if (app.needed !== null && tokens.scope !== undefined && !includes(tokens.scope, app.needed)) {
      throw new MailServerFault('mail-consent-denied');
    }
    const { refresh_token } = tokens;
    if (refresh_token === undefined) throw new MailServerFault('mail-consent-short');
    return { app, wish, who, tokens: { ...tokens, refresh_token } };
  } catch (error) {
    if (!(error instanceof MailServerFault)) throw error;
    // A code that the provider does not know: too late, or used before.
    const id = error.id === 'mail-grant-gone' ? 'mail-consent-expired' : error.id;
    throw refusal(id, wish);
  }
}

/** Once: whoever comes second finds nothing. Another user or session neither finds it nor uses it up. */
async function takeRow(db: Reader, state: string, asker: Omit<Asker, 'origin'>): Promise<Row> {
  const row = await db
    .deleteFrom('mail_consent')
    .where('state_hash', '=', hash(state))
    .where('user_id', '=', asker.userId)
    .where('session_hash', '=', asker.sessionHash)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Problem(422, 'mail-consent-expired');
  return row;
}

async function openProof(secrets: SecretBox, row: Row): Promise<Proof> {
  try {
    return JSON.parse(await secrets.open(row.proof, sealedFor(row.user_id, row.state_hash)));
  } catch (error) {
    if (error instanceof SecretUnreadable) throw new MailServerFault('mail-consent-expired');
    throw error;
  }
}

const includes = (scope: string, one: string): boolean =>
  scope.toLowerCase().split(/\s+/).includes(one.toLowerCase());

/** A refusal that tells what to begin again with. */
export const refusal = (id: ErrorId, again: ConsentAgain): Problem =>
  new Problem(id === 'mail-provider-down' ? 502 : 422, id, { details: { again } });
