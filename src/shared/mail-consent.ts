// Signing in to a mailbox at its provider instead of with a password (OAuth 2): the firm's app there, and the way to the
// provider and back.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, day, done, email, host, instant, line, optionalLine, text } from './fields.ts';
import { connectionErrors, folders, mailboxView, mailProvider } from './mailboxes.ts';

const security = z.enum(['tls', 'starttls', 'none']);
const providerInPath = z.strictObject({ provider: mailProvider });

/** The firm's app at a provider. Of another provider than Microsoft and Google more must be known. */
const appView = z.strictObject({
  provider: mailProvider,
  tenant: z.string().nullable(),
  clientId: z.string(),
  /** when the client secret was last given; null: the app has none */
  secretAt: instant.nullable(),
  name: z.string().nullable(),
  issuer: z.string().nullable(),
  extraScope: z.string().nullable(),
  host: z.string().nullable(),
  port: z.int().nullable(),
  security: security.nullable(),
  version: z.int(),
});
export type MailAppView = z.infer<typeof appView>;

export const listMailApps = endpoint({
  method: 'GET',
  path: '/mail-apps',
  summary: 'The firm’s apps at mail providers, for signing in to mailboxes by consent. Never a secret.',
  may: 'manage settings',
  response: z.strictObject({ items: z.array(appView) }),
});

export const saveMailApp = endpoint({
  method: 'PUT',
  path: '/mail-apps/:provider',
  summary:
    'Enter the firm’s app at a provider. Another provider is asked at once what it can do. A secret that is left out stays, while app and provider do.',
  may: 'manage settings',
  params: providerInPath,
  body: z.strictObject({
    /** Microsoft: the directory, by its id or domain */
    tenant: line(200)
      .regex(/^[\w.-]+$/, 'invalid-tenant')
      .optional(),
    clientId: line(300),
    clientSecret: text(1000).optional(),
    name: line(60).optional(),
    issuer: line(500).optional(),
    extraScope: optionalLine(500).optional(),
    host: host.optional(),
    port: z.int().min(1).max(65_535).optional(),
    security: security.optional(),
    /** 0: there is none yet */
    version: z.int().min(0),
  }),
  response: appView,
  errors: [
    'stale-version',
    'invalid-tenant',
    'invalid-issuer',
    'issuer-unreachable',
    'not-a-provider',
    'busy',
  ],
});

export const removeMailApp = endpoint({
  method: 'DELETE',
  path: '/mail-apps/:provider',
  summary:
    'Forget the firm’s app at a provider; mailboxes that were signed in to by it need another way. Twice is harmless.',
  may: 'manage settings',
  params: providerInPath,
  response: done,
});

export const listMailProviders = endpoint({
  method: 'GET',
  path: '/mail-providers',
  summary: 'The providers at which the firm has an app, so that a mailbox can be signed in to there.',
  may: 'write activities',
  response: z.strictObject({ items: z.array(z.strictObject({ provider: mailProvider, name: z.string() })) }),
});

const leave = z.strictObject({
  /** where the browser goes next: the provider’s page */
  url: z.string(),
});

const choices = z.strictObject({
  provider: mailProvider,
  /** which mailbox, when it is another than that of whoever signs in: a shared one */
  address: email.optional(),
  folders: folders.default([]),
  since: day,
});

export const beginConsent = endpoint({
  method: 'POST',
  path: '/mailboxes/consent',
  summary:
    'Begin to connect an own mailbox by signing in at its provider. Answers the address to go to, good for ten minutes in this session.',
  may: 'write activities',
  body: choices,
  response: leave,
  errors: ['mail-app-missing'],
});

export const beginConsentAgain = endpoint({
  method: 'POST',
  path: '/mailboxes/:id/consent',
  summary: '«Log ind igen»: the same for an own mailbox that was connected so, with the same account.',
  may: 'write activities',
  params: byId,
  response: leave,
  errors: ['mail-app-missing', 'mailbox-has-password'],
});

/** What to begin again with: `details.again` of a refusal. */
const again = choices.extend({ mailboxId: z.int().nullable() });
export type ConsentAgain = z.infer<typeof again>;

export const answerConsent = endpoint({
  method: 'POST',
  path: '/mailboxes/consent/answer',
  summary:
    'What the provider sent the browser back with. Connects the mailbox that was chosen, or signs in to it again. Once only.',
  may: 'write activities',
  body: z.strictObject({
    state: text(500),
    code: text(5000).optional(),
    /** the provider’s error, as it stands in the address */
    error: text(200).optional(),
    errorDescription: text(5000).optional(),
    /** who says so (RFC 9207) */
    iss: text(500).optional(),
  }),
  response: mailboxView,
  errors: [
    ...connectionErrors,
    'mail-app-missing',
    'mail-app-refused',
    'mail-consent-expired',
    'mail-consent-denied',
    'mail-consent-admin',
    'mail-consent-failed',
    'mail-consent-short',
    'mail-consent-no-address',
    'mail-consent-wrong-account',
    'mail-consent-no-mailbox',
  ],
});
