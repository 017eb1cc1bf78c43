// Errors become answers in this one place: a status, a stable id, a sentence in the asker's language.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorAnswer } from '../../shared/contract.ts';
import { errorCode } from '../db/database.ts';
import { type AnswerLanguage, errorText } from '../errors.texts.ts';
import { Problem } from '../errors.ts';

/** The language of answers: the signed-in user's, else what the browser asks for, else Danish. */
export function languageOf(request: FastifyRequest): AnswerLanguage {
  if (request.actor) return request.actor.language;
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'da';
}

/** The answer for a problem, ready to be sent or stored. */
export function errorAnswer(problem: Problem, language: AnswerLanguage): ErrorAnswer {
  return {
    error: {
      id: problem.id,
      message: errorText(problem.id, language),
      ...(problem.fields && {
        fields: problem.fields.map((fault) => ({ ...fault, message: errorText(fault.id, language) })),
      }),
      ...(problem.details && { details: problem.details }),
    },
  };
}

const FRAMEWORK: Record<string, () => Problem> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Problem(400, 'invalid-json'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem(400, 'invalid-json'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Problem(400, 'invalid-request'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem(413, 'body-too-large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem(415, 'unsupported-media-type'),
};

// What the database refuses although our checks let it pass is still the request's fault, not a crash:
// malformed text or numbers, values out of range, a reference that vanished in between.
const DATABASE: Record<string, () => Problem> = {
  '22008': () => new Problem(422, 'invalid-date'),
  '22021': () => new Problem(422, 'unreadable-character'),
  '23503': () => new Problem(409, 'not-found'),
  '40001': () => new Problem(503, 'busy'),
  '40P01': () => new Problem(503, 'busy'),
  '53300': () => new Problem(503, 'busy'),
  '57014': () => new Problem(503, 'busy'),
  '57P01': () => new Problem(503, 'busy'),
  '57P03': () => new Problem(503, 'busy'),
  ECONNREFUSED: () => new Problem(503, 'busy'),
  ENOENT: () => new Problem(503, 'busy'),
};

function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const code = errorCode(error);
  if (code && FRAMEWORK[code]) return FRAMEWORK[code]();
  if (code && DATABASE[code]) return DATABASE[code]();
  // Class 22, data exception: a value that the database cannot read, such as a forged cursor.
  if (code && /^22...$/.test(code)) return new Problem(422, 'invalid-request');
  if (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  ) {
    return new Problem(503, 'busy');
  }
  const status = (error as FastifyError).statusCode;
  if (status === 429) return new Problem(429, 'too-many-attempts');
  if (status && status >= 400 && status < 500) return new Problem(status, 'invalid-request');
  return undefined;
}

/** Installs the one error handler. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error);
    // The log names the route, never the address with its search words, nor the body: no personal data.
    if (!problem) request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected error');
    const known = problem ?? new Problem(500, 'unexpected');
    return send(reply, known, languageOf(request));
  });
}

/** Without a built web app every unknown address is nothing. */
export function answerNothingHere(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    send(reply, new Problem(404, 'no-such-address'), languageOf(request)),
  );
}

export function send(reply: FastifyReply, problem: Problem, language: AnswerLanguage): FastifyReply {
  return reply
    .code(problem.status)
    .type('application/json; charset=utf-8')
    .send(errorAnswer(problem, language));
}
