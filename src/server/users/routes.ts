// Addresses of users, sign-in and own choices.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { todayIn } from '../../shared/days.ts';
import * as api from '../../shared/users.ts';
import { Problem } from '../errors.ts';
import type { Mount } from '../http/mount.ts';
import { readCompany } from '../settings/company.ts';
import { changeAccount, changeOwnAccount, createAccount, listUsers } from './accounts.ts';
import { savePreference } from './preferences.ts';
import { listSessions } from './session-list.ts';
import { endSession, endSessionsOf, SESSION_DAYS, startSession } from './sessions.ts';
import { setUpCompany, setupNeeded } from './set-up.ts';
import { checkCredentials, choosePassword, describeMe } from './sign-in.ts';

export const SESSION_COOKIE = 'opfolg';
const DONE = { ok: true } as const;

interface Parts {
  secureCookies: boolean;
  /** whether this address has tried to sign in with this e-mail too often; guessing must not be cheap */
  tooManyAttempts: (request: FastifyRequest) => Promise<boolean>;
  /** makes this process forget who is signed in; the others hear it from the database */
  forgetSessions: () => void;
}

export function userRoutes(mount: Mount, { secureCookies, tooManyAttempts, forgetSessions }: Parts): void {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  const remember = (reply: FastifyReply, token: string) =>
    reply.setCookie(SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_DAYS * 86_400 });
  const tokenOf = (request: FastifyRequest) => request.cookies[SESSION_COOKIE] ?? '';

  mount(api.readSetup, async ({ db }) => ({ needed: await setupNeeded(db) }));
  mount(api.setUp, async ({ tx, body, now, request, reply }) => {
    const userId = await setUpCompany(tx, body, now);
    remember(reply, await startSession(tx, { id: userId, userAgent: request.headers['user-agent'], now }));
    return describeMe(tx, userId, await readCompany(tx), todayIn(body.timeZone, now));
  });

  mount(api.signIn, async ({ tx, body, now, today, company, request, reply }) => {
    if (await tooManyAttempts(request)) throw new Problem(429, 'too-many-attempts');
    const userId = await checkCredentials(tx, body.email, body.password);
    remember(reply, await startSession(tx, { id: userId, userAgent: request.headers['user-agent'], now }));
    return describeMe(tx, userId, company, today);
  });
  mount(api.signOut, async ({ tx, afterCommit, request, reply }) => {
    await endSession(tx, tokenOf(request));
    afterCommit(forgetSessions);
    reply.clearCookie(SESSION_COOKIE, cookie);
    return DONE;
  });
  mount(api.signOutEverywhere, async ({ tx, afterCommit, actor, reply }) => {
    await endSessionsOf(tx, actor.id);
    afterCommit(forgetSessions);
    reply.clearCookie(SESSION_COOKIE, cookie);
    return DONE;
  });
  mount(api.listSessions, async ({ db, actor, now, request }) =>
    listSessions(db, actor.id, tokenOf(request), now),
  );

  mount(api.readMe, async ({ db, actor, company, today }) => describeMe(db, actor.id, company, today));
  mount(api.changeMe, async ({ tx, afterCommit, actor, body, now, company, today }) => {
    await changeOwnAccount(tx, actor.id, body, now);
    afterCommit(forgetSessions);
    return describeMe(tx, actor.id, company, today);
  });
  mount(api.changePassword, async ({ tx, afterCommit, actor, body, now, request }) => {
    afterCommit(forgetSessions);
    await choosePassword(tx, actor.id, body, { token: tokenOf(request), now });
    return DONE;
  });
  mount(api.savePreference, async ({ tx, actor, params, body }) => {
    await savePreference(tx, actor.id, params.key, body.value);
    return DONE;
  });

  mount(api.listUsers, async ({ db }) => ({ items: await listUsers(db) }));
  mount(api.createUser, async ({ tx, actor, body, now }) =>
    createAccount(tx, body, { actorId: actor.id, now }),
  );
  mount(api.changeUser, async ({ tx, afterCommit, actor, params, body, now }) => {
    afterCommit(forgetSessions);
    return changeAccount(tx, params.id, body, { actorId: actor.id, now });
  });
}
