// Builds the server from its parts and mounts the slices; it does not listen, so tests use it as it is.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { todayIn } from '../shared/days.ts';
import { activityRoutes } from './activities/routes.ts';
import type { Actor } from './actor.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import { ADDRESS_CHANNEL } from './customers/addresses.ts';
import { customerRoutes } from './customers/routes.ts';
import type { Database } from './db/database.ts';
import { listen } from './db/listen.ts';
import { blobStore } from './documents/blobs.ts';
import { documentRoutes } from './documents/routes.ts';
import { Problem } from './errors.ts';
import { exportRoutes } from './exports/routes.ts';
import { forgottenRoutes } from './forgotten/routes.ts';
import { liveHub } from './history/live.ts';
import { LIVE_CHANNEL } from './history/record.ts';
import { SEARCH_CHANNEL } from './history/search-news.ts';
import { answerErrors, answerNothingHere, languageOf, send } from './http/answer.ts';
import { forgetAnswers } from './http/idempotency.ts';
import { mounter } from './http/mount.ts';
import { guardOrigin } from './http/origin.ts';
import { systemRoutes } from './http/system.ts';
import { serveWeb } from './http/web.ts';
import { importRoutes } from './imports/routes.ts';
import { consentRoutes } from './mail/consent-routes.ts';
import { dropBoxRoutes } from './mail/drop-box-routes.ts';
import { MAILBOX_CHANNEL } from './mail/mailbox-news.ts';
import type { MailboxReader } from './mail/mailbox-reader.ts';
import { mailboxRoutes } from './mail/mailbox-routes.ts';
import { MAIL_CHANNEL } from './mail/receive.ts';
import { type MailService, mailRoutes } from './mail/routes.ts';
import { secretBox } from './mail/secrets.ts';
import type { Pace } from './mail/sync.ts';
import { mergeRoutes } from './merge/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import type { TextReaderLimits } from './overview/text-reader.ts';
import { projectRoutes } from './projects/routes.ts';
import { OUTBOX_CHANNEL } from './sending/queue.ts';
import { sendingRoutes } from './sending/routes.ts';
import type { OutboxWorker } from './sending/worker.ts';
import { companyBook } from './settings/company.ts';
import { settingRoutes } from './settings/routes.ts';
import { SESSION_COOKIE, userRoutes } from './users/routes.ts';
import { forgetExpired, SESSION_CHANNEL, sessionBook } from './users/sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
  }
}

export interface Deps {
  database: Database;
  dataDir: string;
  clock: () => Date;
  secureCookies: boolean;
  trustProxy: boolean;
  /** pino options of Fastify, or false */
  logger: false | { level: string };
  /** check answers against the contract: tests and development */
  checkAnswers: boolean;
  /** sign-in attempts a minute for one address and e-mail */
  attemptsPerMinute: number;
  /** seals the passwords of mailboxes; without it `<dataDir>/secret.key` does */
  secretKey?: Buffer | undefined;
  /** how often mailboxes are looked at; tests hurry */
  mailboxPace?: Pace | undefined;
  /** how much reading one document may take; tests hurry */
  textLimits?: TextReaderLimits | undefined;
  /** what the addresses of the drop-box end with; without it there are none */
  dropBoxDomain?: string | undefined;
}

const UPKEEP_MS = 5 * 60_000;

/** The whole application, ready to listen or to be asked by `inject`. Close it to free everything it opened. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { database } = deps;
  const app = Fastify({
    logger: deps.logger,
    trustProxy: deps.trustProxy,
    bodyLimit: 2 * 1024 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    // What is wrong before a route is found: an address that cannot be decoded.
    frameworkErrors: (_error, request, reply) =>
      send(reply, new Problem(400, 'invalid-request'), languageOf(request)),
  });
  answerErrors(app);

  let mail: MailService | undefined;
  let mailboxes: MailboxReader | undefined;
  let outbox: OutboxWorker | undefined;
  let overview: ReturnType<typeof overviewRoutes> | undefined;
  const hub = liveHub();
  const company = companyBook(database.reader);
  const listener = listen({
    url: database.url,
    channels: [
      ...[LIVE_CHANNEL, SESSION_CHANNEL, MAIL_CHANNEL],
      ...[MAILBOX_CHANNEL, OUTBOX_CHANNEL, ADDRESS_CHANNEL, SEARCH_CHANNEL],
    ],
    onMessage(channel, payload) {
      if (channel === MAIL_CHANNEL || channel === ADDRESS_CHANNEL) return mail?.wake();
      if (channel === OUTBOX_CHANNEL) return outbox?.wake();
      if (channel === SEARCH_CHANNEL) return overview?.wake();
      if (channel === MAILBOX_CHANNEL) return mailboxes?.hear(payload);
      if (channel === SESSION_CHANNEL) {
        sessions.forget();
        return hub.recheck();
      }
      if (payload.includes('"entity":"setting"')) company.forget();
      hub.tell(payload);
    },
    onGap() {
      mail?.wake();
      void mailboxes?.look();
      outbox?.wake();
      overview?.wake();
      sessions.forget();
      company.forget();
      hub.refresh();
      hub.recheck();
    },
  });
  const sessions = sessionBook(database.reader, () => listener.connected);
  const upkeep = setInterval(() => {
    const now = deps.clock();
    Promise.all([
      sessions.noteLastSeen(),
      forgetExpired(database.reader, now),
      forgetAnswers(database.reader, now),
      mail?.upkeep(),
    ]).catch((error) => app.log.warn({ err: error }, 'upkeep failed; it is tried again'));
  }, UPKEEP_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(upkeep);
    hub.close();
    await listener.end();
  });

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    strictTransportSecurity: deps.secureCookies,
  });
  await app.register(compress, { threshold: 4096, encodings: ['br', 'gzip'] });
  await app.register(rateLimit, { global: false });
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  guardOrigin(app);

  app.decorateRequest('actor', undefined);
  const actorOf = async (request: FastifyRequest) => {
    const token = request.cookies[SESSION_COOKIE];
    return token ? sessions.actorOf(token, deps.clock()) : undefined;
  };
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    // Answers are for the one who asked, now; neither a browser nor anything between may keep them.
    reply.header('cache-control', 'no-store');
    request.actor = await actorOf(request);
  });

  const { mount, mountVisit, mountUpload } = mounter({
    app,
    database,
    clock: deps.clock,
    // Without notifications a change elsewhere would go unheard, so nothing is remembered.
    company: () => {
      if (!listener.connected) company.forget();
      return company.read();
    },
    todayIn,
    checkAnswers: deps.checkAnswers,
  });
  const blobs = blobStore(join(deps.dataDir, 'documents'));
  app.addHook('onReady', () => blobs.sweep());

  const stillSignedIn = async (request: FastifyRequest) => (await actorOf(request)) !== undefined;
  systemRoutes(app, mount, { database, hub, stillSignedIn });
  const attempt = app.createRateLimit({
    max: deps.attemptsPerMinute,
    timeWindow: '1 minute',
    // By the address as sign-in compares it: other spellings of it are not further attempts.
    keyGenerator: (request) => {
      const { email } = request.body as { email: string };
      return `${request.ip} ${email.trim().toLowerCase()}`;
    },
  });
  userRoutes(mount, {
    secureCookies: deps.secureCookies,
    tooManyAttempts: async (request) => {
      const state = await attempt(request);
      return !state.isAllowed && state.isExceeded;
    },
    forgetSessions: sessions.forget,
  });
  settingRoutes(mount, { forgetCompany: company.forget });
  customerRoutes(mount);
  activityRoutes(mount);
  projectRoutes(mount);
  forgottenRoutes(mount);
  const stopJobs = campaignRoutes({ mount, database, clock: deps.clock, log: app.log });
  app.addHook('onClose', stopJobs);
  documentRoutes({ mount, mountUpload, blobs });
  mergeRoutes(mount);
  exportRoutes({ mount, blobs });
  const stopImports = importRoutes({
    mount,
    mountUpload,
    blobs,
    database,
    clock: deps.clock,
    log: app.log,
  });
  app.addHook('onClose', stopImports);
  mail = mailRoutes({ mount, mountUpload, blobs, database, clock: deps.clock, log: app.log });
  app.addHook('onClose', async () => {
    // It reads with the parser of the journal, which ends with it.
    await outbox?.stop();
    await mail?.stop();
  });
  dropBoxRoutes(mount, deps.dropBoxDomain ?? null);
  const secrets = secretBox(deps.dataDir, deps.secretKey);
  consentRoutes({ mount, mountVisit, secrets });
  mailboxes = mailboxRoutes({
    mount,
    mountVisit,
    blobs,
    database,
    secrets,
    clock: deps.clock,
    log: app.log,
    pace: deps.mailboxPace,
  });
  app.addHook('onReady', async () => void mailboxes?.look());
  app.addHook('onClose', () => mailboxes?.stop());
  outbox = sendingRoutes({
    mount,
    mountVisit,
    mountUpload,
    blobs,
    database,
    parser: mail.parser,
    secrets,
    clock: deps.clock,
    log: app.log,
  });
  app.addHook('onReady', async () => outbox?.wake());
  overview = overviewRoutes({
    mount,
    database,
    blobs,
    clock: deps.clock,
    log: app.log,
    textLimits: deps.textLimits,
  });
  app.addHook('onReady', async () => overview?.wake());
  app.addHook('onClose', () => overview?.stop());
  const web = join(import.meta.dirname, '../../dist/web');
  if (existsSync(web)) await serveWeb(app, web);
  else answerNothingHere(app);
  return app;
}

const CONTENT_SECURITY = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    frameAncestors: ["'self'"],
    upgradeInsecureRequests: null,
  },
};
