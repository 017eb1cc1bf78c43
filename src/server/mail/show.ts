// The mail as its sender laid it out: sanitised anew each time, since the rules improve, and shown in a frame that may
// run nothing and fetch nothing. Two layers, each enough alone.
import type { FastifyReply } from 'fastify';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { notFound } from '../errors.ts';
import { visibleMail } from './find.ts';
import type { MailReader } from './parser.ts';

interface Parts {
  blobs: BlobStore;
  parser: MailReader;
}

/** Answers the HTML of a mail; its text where it has none. Throws 404. */
export async function showMail(
  db: Reader,
  actor: Actor,
  id: number,
  pictures: boolean,
  { blobs, parser }: Parts,
  reply: FastifyReply,
): Promise<string> {
  const mail = await db
    .selectFrom('mail as m')
    .select(['m.sha256', 'm.format', 'm.size'])
    .where('m.id', '=', id)
    .where(visibleMail(actor))
    .executeTakeFirst();
  if (!mail?.sha256) throw notFound();
  const source = { path: blobs.placeOf(mail.sha256), size: mail.size };
  const { html, text } =
    mail.format === 'msg' ? (await parser.parseMsg(source)).parsed : await parser.parse(source);
  const shown = html ? (await parser.sanitise(html)).html : `<pre>${asHtml(text)}</pre>`;
  reply.header('content-type', 'text/html; charset=utf-8');
  reply.header('content-security-policy', policy(pictures));
  reply.header('referrer-policy', 'no-referrer');
  return PAGE(pictures ? shown.replaceAll(' data-remote="', ' src="') : shown);
}

/** Pictures from elsewhere only when asked for: each tells its owner that the mail was read. */
const policy = (pictures: boolean) =>
  [
    'sandbox allow-popups allow-popups-to-escape-sandbox',
    "default-src 'none'",
    `img-src data:${pictures ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

const PAGE = (body: string) => `<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><style>
body{margin:0;font:14px/1.5 system-ui,sans-serif;color:#1c2321;background:#fff;overflow-wrap:anywhere}
pre{white-space:pre-wrap;font:inherit}img{max-width:100%}</style></head><body>${body}</body></html>`;

const asHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
