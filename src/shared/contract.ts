// The contract kit: an endpoint is data that both sides share. The server mounts it, the browser calls it,
// OpenAPI is printed from it, and the architecture test walks it. Nothing about a request is written twice.
import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/** Any zod schema, seen only by what it gives; spelled this way because inference through z.ZodType is ten times slower. */
export type Schema<Output = unknown> = z.core.$ZodType<Output>;
export type OutputOf<S> = S extends { _zod: { output: infer O } } ? O : undefined;
export type InputOf<S> = S extends { _zod: { input: infer I } } ? I : undefined;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type May = Permission | 'public' | 'signed-in';

export interface Endpoint<
  M extends Method = Method,
  A extends May = May,
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
  R extends Schema | undefined = Schema | undefined,
> {
  readonly method: M;
  /** under /api, with :name for path parameters */
  readonly path: string;
  /** one English sentence for OpenAPI */
  readonly summary: string;
  /** what the actor must be allowed to do; 'public' needs no session, 'signed-in' any session */
  readonly may: A;
  /** json answers an object; upload takes a raw body; download and events write the answer themselves */
  readonly kind: 'json' | 'upload' | 'download' | 'events';
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  /** error ids, beyond the common ones, that a caller should know how to handle */
  readonly errors: readonly string[];
}

type Given<M, A, P, Q, B, R> = Pick<Endpoint, 'path' | 'summary'> & {
  method: M;
  may: A;
  kind?: Endpoint['kind'];
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  errors?: readonly string[];
};

/** Declares an endpoint; leaves out nothing that a caller, a validator or the documentation needs. */
export function endpoint<
  const M extends Method,
  const A extends May,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  R extends Schema | undefined = undefined,
>(given: Given<M, A, P, Q, B, R>): Endpoint<M, A, P, Q, B, R> {
  return {
    kind: 'json',
    errors: [],
    ...given,
    params: given.params as P,
    query: given.query as Q,
    body: given.body as B,
    response: given.response as R,
  };
}

/** What a caller hands over: only the parts that the endpoint declares. */
export type CallInput<E extends Endpoint> = (E['params'] extends Schema
  ? { params: InputOf<E['params']> }
  : unknown) &
  (E['query'] extends Schema ? { query?: InputOf<E['query']> } : unknown) &
  (E['body'] extends Schema ? { body: InputOf<E['body']> } : unknown);

/** Every error answer has this one shape. `id` is stable; `message` is for people, in the asker's language. */
export interface ErrorAnswer {
  error: {
    id: string;
    message: string;
    /** faults by field: the dotted path in the body or query, a stable id, a sentence */
    fields?: { field: string; id: string; message: string }[];
    /** what the caller needs to act on, such as who changed what meanwhile */
    details?: unknown;
  };
}
