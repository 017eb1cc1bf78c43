// The one wrapper of every endpoint: who → parse → transaction → act → present.
// GET reads outside transactions and cannot write (its handler gets a Reader); everything else acts in exactly one.
// What takes long (bytes that come in, a server elsewhere) is done before it: nobody waits inside a transaction.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint, OutputOf } from '../../shared/contract.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Database, Reader, Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import type { Company } from '../settings/company.ts';
import { type Attempt, answerOnce, earlierAnswer } from './idempotency.ts';
import { parsePart } from './parse.ts';

/** What every handler is given: who asks, for what, and when. */
export interface Asked<E extends Endpoint> {
  actor: E['may'] extends 'public' ? Actor | undefined : Actor;
  params: OutputOf<E['params']>;
  query: OutputOf<E['query']>;
  body: OutputOf<E['body']>;
  /** the instant of the request, from the injected clock */
  now: Date;
  /** the present day in the company's time zone (rule 14) */
  today: string;
  company: Company;
  request: FastifyRequest;
  reply: FastifyReply;
}

export type Answer<E extends Endpoint> = E['response'] extends undefined ? unknown : OutputOf<E['response']>;
type Read<E extends Endpoint> = (asked: Asked<E> & { db: Reader }) => Promise<Answer<E>>;
type Write<E extends Endpoint> = (asked: Asked<E> & Writing & Answering<E>) => Promise<Answer<E>>;

interface Writing {
  tx: Tx;
  /** runs this when the transaction has committed, before the answer goes out: for what this process remembers */
  afterCommit: (act: () => void) => void;
}

interface Answering<E extends Endpoint> {
  /** answers this instead, asked when the transaction has committed: what others do next belongs in the answer */
  answerAfter: (answer: (db: Reader) => Promise<Answer<E>>) => void;
}
export type Handler<E extends Endpoint> = E['method'] extends 'GET' ? Read<E> : Write<E>;

export interface Mounting {
  app: FastifyInstance;
  database: Database;
  clock: () => Date;
  company: () => Promise<Company>;
  todayIn: (timeZone: string, instant: Date) => string;
  /** check answers against their schemas: in tests and development */
  checkAnswers: boolean;
}

type Mount = <E extends Endpoint>(endpoint: E, handler: Handler<E>) => void;
type MountVisit = <E extends Endpoint, Visited>(
  endpoint: E,
  /** talks to whom it must, before any transaction; not for a retried request that was answered already */
  visit: (asked: Asked<E> & { db: Reader }) => Promise<Visited>,
  act: (asked: Asked<E> & Writing & { visited: Visited }) => Promise<Answer<E>>,
) => void;
type MountUpload = <E extends Endpoint, Received>(
  endpoint: E,
  /** takes the bytes in, before any transaction */
  receive: (asked: Asked<E> & { bytes: Readable; db: Reader }) => Promise<Received>,
  act: (asked: Asked<E> & Writing & { received: Received }) => Promise<Answer<E>>,
) => void;

type Visit = (asked: Asked<Endpoint> & { db: Reader }) => Promise<unknown>;
type Act = (
  asked: Asked<Endpoint> & Writing & Answering<Endpoint> & { visited: unknown },
) => Promise<unknown>;

/** Makes the functions that a slice's routes.ts mounts its endpoints with. */
export function mounter(mounting: Mounting): {
  mount: Mount;
  mountVisit: MountVisit;
  mountUpload: MountUpload;
} {
  const { app, database } = mounting;

  async function ask(
    endpoint: Endpoint,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Asked<Endpoint>> {
    const { actor } = request;
    if (endpoint.may !== 'public') {
      if (!actor) throw new Problem(401, 'not-signed-in');
      if (endpoint.may !== 'signed-in') mustBeAllowed(actor, endpoint.may);
    }
    const company = await mounting.company();
    const now = mounting.clock();
    return {
      actor,
      params: parsePart(endpoint.params, request.params),
      query: parsePart(endpoint.query, request.query),
      body: endpoint.kind === 'upload' ? undefined : parsePart(endpoint.body, request.body ?? undefined),
      now,
      today: mounting.todayIn(company.timeZone, now),
      company,
      request,
      reply,
    } as unknown as Asked<Endpoint>;
  }

  function present(endpoint: Endpoint, answer: unknown): unknown {
    if (endpoint.response && mounting.checkAnswers) {
      try {
        parsePart(endpoint.response, JSON.parse(JSON.stringify(answer)));
      } catch (error) {
        const faults = error instanceof Problem ? error.fields : error;
        throw new Error(
          `answer of ${endpoint.method} ${endpoint.path} breaks its contract: ${JSON.stringify(faults)}`,
        );
      }
    }
    return answer;
  }

  function route(endpoint: Endpoint, answer: (asked: Asked<Endpoint>) => Promise<unknown>): void {
    app.route({
      method: endpoint.method,
      url: `/api${endpoint.path}`,
      handler: async (request, reply) => answer(await ask(endpoint, request, reply)),
    });
  }

  /** Everything that writes: a visit if there is one, then one transaction, in which a request has its effect once. */
  function writing(endpoint: Endpoint, act: Act, visit?: Visit): void {
    route(endpoint, async (asked) => {
      const once = onceOf(endpoint, asked);
      const earlier = visit && once && (await earlierAnswer(database.reader, once));
      if (earlier) return present(endpoint, earlier.answer);
      const visited = await visit?.({ ...asked, db: database.reader });
      const committed: (() => void)[] = [];
      const afterCommit = (then: () => void) => void committed.push(then);
      let later: ((db: Reader) => Promise<unknown>) | undefined;
      const answerAfter = (answer: (db: Reader) => Promise<unknown>) => {
        later = answer;
      };
      const acting = (tx: Tx) => act({ ...asked, tx, afterCommit, answerAfter, visited });
      const answer = await (once ? answerOnce(database, once, acting) : database.transaction(acting));
      for (const then of committed) then();
      return present(endpoint, later ? await later(database.reader) : answer);
    });
  }

  const mount: Mount = (endpoint, handler) => {
    if (endpoint.method !== 'GET') return writing(endpoint, handler as unknown as Act);
    route(endpoint, async (asked) => {
      const answer = await (handler as Read<Endpoint>)({ ...asked, db: database.reader });
      return endpoint.kind === 'json' ? present(endpoint, answer) : answer;
    });
  };

  const mountVisit: MountVisit = (endpoint, visit, act) => writing(endpoint, act as Act, visit as Visit);

  const mountUpload: MountUpload = (endpoint, receive, act) => {
    const visit: Visit = (asked) => {
      const bytes = asked.request.body as Readable | undefined;
      if (!bytes || typeof bytes.pipe !== 'function') throw new Problem(415, 'unsupported-media-type');
      return (receive as (asked: unknown) => Promise<unknown>)({ ...asked, bytes });
    };
    const acting = ({ visited, ...asked }: { visited: unknown }) =>
      (act as (asked: unknown) => Promise<unknown>)({ ...asked, received: visited });
    writing(endpoint, acting, visit);
  };

  return { mount, mountVisit, mountUpload };
}

/**
 * What makes a repeated request recognisable; absent without a key or without somebody whose key it is. The bytes of an
 * upload are not known before they have been taken in.
 */
function onceOf(endpoint: Endpoint, { request, actor, now }: Asked<Endpoint>): Attempt | undefined {
  const key = request.headers['idempotency-key'];
  if (endpoint.kind === 'upload' || typeof key !== 'string' || !actor) return undefined;
  const requestHash = hashOf(request.method, request.url, request.body);
  return { userId: actor.id, key, requestHash, at: now };
}

function hashOf(method: string, url: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');
}

export type { Mount, MountUpload, MountVisit };
