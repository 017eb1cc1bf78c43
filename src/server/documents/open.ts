// Handing out the bytes of a document: streamed, resumable (one range), and never trusted. Whatever the file holds,
// the browser gets no chance to run it as a page of ours: nosniff, a sandbox, and a download unless harmless.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reader } from '../db/database.ts';
import { notFound, Problem } from '../errors.ts';
import type { BlobStore } from './blobs.ts';
import { opensInline } from './media-types.ts';
import { contentDisposition } from './names.ts';

interface Download {
  id: number;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Answers with a document's bytes. Throws 404 `not-found`, and 404 `document-bytes-missing` when the disk has lost them. */
export async function openDocument(
  db: Reader,
  blobs: BlobStore,
  { id, request, reply }: Download,
): Promise<FastifyReply> {
  const document = await db
    .selectFrom('document')
    .select(['sha256', 'name', 'media_type', 'size'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!document) throw notFound();
  const inline = opensInline(document.media_type);
  const etag = `"${document.sha256}"`;
  reply
    .type(inline ? document.media_type : 'application/octet-stream')
    .header('content-disposition', contentDisposition(inline ? 'inline' : 'attachment', document.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', policyOf(document.media_type))
    .header('cache-control', 'private, no-cache')
    .header('accept-ranges', 'bytes')
    .header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();

  const range = rangeOf(request.headers.range, document.size);
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${document.size}`).send();
  }
  const file = await blobs.open(document.sha256);
  if (!file) {
    request.log.error({ documentId: id, sha256: document.sha256 }, 'bytes of a document are missing');
    throw new Problem(404, 'document-bytes-missing');
  }
  if (range) {
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${document.size}`);
  }
  const { start, end } = range ?? { start: 0, end: document.size - 1 };
  return reply.header('content-length', end - start + 1).send(file.createReadStream({ start, end }));
}

/** Browsers refuse to show a PDF in a sandbox; a PDF is no page and runs in the viewer's own process. */
function policyOf(mediaType: string): string {
  const base = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return mediaType === 'application/pdf' ? `${base}; object-src 'self'` : `${base}; sandbox`;
}

/** One range of bytes (RFC 9110, 14.2), or none: several ranges and other units are answered with the whole. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!parts || (parts[1] === '' && parts[2] === '')) return undefined;
  const [from, to] = [parts[1], parts[2]];
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < start) return undefined;
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
