// Faults that people can do something about. Each has an HTTP status and a stable id; the sentence for a
// person is looked up by that id when the answer is written (errors.texts.ts), in the asker's language.
import type { ErrorId } from './errors.texts.ts';

export interface FieldFault {
  /** dotted path in the body, query or address */
  field: string;
  id: ErrorId;
}

export class Problem extends Error {
  readonly status: number;
  readonly id: ErrorId;
  readonly details: Record<string, unknown> | undefined;
  readonly fields: FieldFault[] | undefined;

  constructor(
    status: number,
    id: ErrorId,
    more: { details?: Record<string, unknown>; fields?: FieldFault[] } = {},
  ) {
    super(id);
    this.status = status;
    this.id = id;
    this.details = more.details;
    this.fields = more.fields;
  }
}

/** What you may not see does not exist: one answer for both. */
export const notFound = (): Problem => new Problem(404, 'not-found');

/** One fault at one field, status 422. */
export const faultAt = (field: string, id: ErrorId, details?: Record<string, unknown>): Problem =>
  new Problem(422, id, { fields: [{ field, id }], ...(details ? { details } : {}) });
