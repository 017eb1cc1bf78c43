// Documents: any file on an activity, a customer, a contact or a sales project. Bytes are stored once per content.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, done, id, idInPath, instant } from './fields.ts';

/** 50 MB, the limit of one document. */
export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024;

export const documentView = z.strictObject({
  id,
  name: z.string(),
  mediaType: z.string(),
  /** bytes */
  size: z.int(),
  sha256: z.string(),
  customerId: id.nullable(),
  contactId: id.nullable(),
  projectId: id.nullable(),
  activityId: id.nullable(),
  createdAt: instant,
  createdBy: id.nullable(),
});
export type DocumentView = z.infer<typeof documentView>;

const owner = {
  activityId: idInPath.optional(),
  customerId: idInPath.optional(),
  contactId: idInPath.optional(),
  projectId: idInPath.optional(),
};

export const attachDocument = endpoint({
  method: 'POST',
  path: '/documents',
  summary:
    'Attach a file (the request body, streamed, at most 50 MB) to exactly one activity, customer, contact or sales project.',
  may: 'write activities',
  kind: 'upload',
  query: z.strictObject({ ...owner, name: z.string().min(1, 'required').max(255, 'too-long') }),
  response: documentView,
  errors: ['one-owner-required', 'file-too-large', 'empty-file', 'upload-cut-off'],
});

export const listDocuments = endpoint({
  method: 'GET',
  path: '/documents',
  summary:
    'Documents of an activity, of a contact or a sales project with its activities, or of a customer with all its activities and contacts; newest first, at most 1,000.',
  may: 'read activities',
  query: z.strictObject(owner),
  response: z.strictObject({ items: z.array(documentView) }),
  errors: ['one-owner-required'],
});

export const openDocument = endpoint({
  method: 'GET',
  path: '/documents/:id/content',
  summary:
    'The bytes of a document. Pictures, PDF and plain text may open in the browser; anything else is a download.',
  may: 'read activities',
  kind: 'download',
  params: byId,
});

export const removeDocument = endpoint({
  method: 'DELETE',
  path: '/documents/:id',
  summary: 'Take a document off its record; the history keeps its name. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: done,
});

export const restoreDocument = endpoint({
  method: 'POST',
  path: '/documents/:id/restoration',
  summary: 'Undo a removal. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: documentView,
});
