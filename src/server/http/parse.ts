// Parse first, act after: a request becomes typed values or a list of faults by field, without side effects.
import type { z } from 'zod';
import type { Schema } from '../../shared/contract.ts';
import { type ErrorId, isErrorId } from '../errors.texts.ts';
import { type FieldFault, Problem } from '../errors.ts';

/** Parses one part of a request. Throws 422 `invalid-request` naming each faulty field with its own id. */
export function parsePart(schema: Schema | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  if (result instanceof Promise) throw new Error('schemas of requests must be synchronous');
  if (result.issues.length === 0) return result.value;
  throw new Problem(422, 'invalid-request', { fields: result.issues.slice(0, 50).flatMap(faultsOf) });
}

type Issue = z.core.$ZodRawIssue;

function faultsOf(issue: Issue): FieldFault[] {
  const field = (issue.path ?? []).map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [field, key].filter(Boolean).join('.'), id: 'unknown-field' }));
  }
  return [{ field, id: idOf(issue) }];
}

function idOf(issue: Issue): ErrorId {
  const own = ownMessage(issue);
  if (own) return own;
  if (issue.input === undefined || issue.input === null) return 'required';
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? 'invalid-number' : 'invalid-value';
    case 'too_big':
      if (issue.origin === 'string') return 'too-long';
      return issue.origin === 'array' ? 'too-many' : 'invalid-number';
    case 'too_small':
      if (issue.origin === 'string') return 'too-short';
      return issue.origin === 'array' ? 'required' : 'invalid-number';
    default:
      return 'invalid-value';
  }
}

/** Our schemas give an error id where zod has its message: as `message`, or as the check's own error function. */
function ownMessage(issue: Issue): ErrorId | undefined {
  const define = issue.inst?._zod.def as unknown as
    | { error?: (raw: Issue) => string | { message?: string } | undefined }
    | undefined;
  const given = issue.message ?? define?.error?.(issue);
  const message = typeof given === 'string' ? given : given?.message;
  return message && isErrorId(message) ? message : undefined;
}
