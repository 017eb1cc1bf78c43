// Addresses of the firm's apps at mail providers, and of the way there and back.
import type { FastifyRequest } from 'fastify';
import * as api from '../../shared/mail-consent.ts';
import type { Mount, MountVisit } from '../http/mount.ts';
import { SESSION_COOKIE } from '../users/routes.ts';
import { hashToken } from '../users/sessions.ts';
import { type Asker, beginConsent, takeConsent } from './consent.ts';
import { keepConsented, openConsented, wishAgain } from './consent-mailbox.ts';
import { discover, listMailApps, listMailProviders, removeMailApp, saveMailApp } from './mail-apps.ts';
import type { SecretBox } from './secrets.ts';
import { consentTrace } from './tokens.ts';

interface Parts {
  mount: Mount;
  mountVisit: MountVisit;
  secrets: SecretBox;
}

export function consentRoutes({ mount, mountVisit, secrets }: Parts): void {
  mount(api.listMailApps, async ({ db }) => ({ items: await listMailApps(db) }));
  mountVisit(
    api.saveMailApp,
    ({ params, body }) => discover(params.provider, body),
    ({ tx, params, body, actor, now, visited }) =>
      saveMailApp(tx, secrets, params.provider, { entered: body, says: visited, actorId: actor.id, now }),
  );
  mount(api.removeMailApp, async ({ tx, params, actor, now }) => {
    await removeMailApp(tx, params.provider, { actorId: actor.id, now });
    return { ok: true as const };
  });
  mount(api.listMailProviders, async ({ db }) => ({ items: await listMailProviders(db) }));

  mount(api.beginConsent, ({ tx, body, actor, now, request }) =>
    beginConsent(
      tx,
      secrets,
      { ...body, mailboxId: null, hint: body.address },
      askerOf(request, actor.id, now),
    ),
  );
  mount(api.beginConsentAgain, async ({ tx, params, actor, now, request }) =>
    beginConsent(
      tx,
      secrets,
      await wishAgain(tx, secrets, params.id, actor),
      askerOf(request, actor.id, now),
    ),
  );
  mountVisit(
    api.answerConsent,
    async ({ db, body, actor, now, request }) => {
      if (body.error !== undefined) {
        request.log.warn(consentTrace(body.error, body.errorDescription ?? ''), 'a mail provider refused');
      }
      const consent = await takeConsent(db, secrets, body, askerOf(request, actor.id, now));
      return openConsented(db, secrets, consent, actor);
    },
    ({ tx, actor, now, visited }) => keepConsented(tx, visited, { actor, now }),
  );
}

function askerOf(request: FastifyRequest, userId: number, now: Date): Asker {
  return {
    userId,
    sessionHash: hashToken(request.cookies[SESSION_COOKIE] ?? ''),
    // As the browser itself names it; guardOrigin has seen that it is ours.
    origin: request.headers.origin ?? `${request.protocol}://${request.host}`,
    now,
  };
}
