// What a mail holds in wrappings of other programs: files and text in winmail.dat, a mail within a signature.
import type { Attachment, ParsedMail } from './parse.ts';
import { textOfHtml } from './parse-html-text.ts';
import { attachmentName } from './parse-names.ts';
import { unwrapSmime } from './smime.ts';
import { readTnef } from './tnef.ts';

/** A signature within a signature is as far as anybody goes. */
const DEEPEST = 2;

const isTnef = ({ mediaType, name }: Attachment) =>
  mediaType === 'application/ms-tnef' ||
  mediaType === 'application/vnd.ms-tnef' ||
  name.toLowerCase() === 'winmail.dat';
const isSmime = ({ mediaType }: Attachment) => /^application\/(x-)?pkcs7-mime$/.test(mediaType);

/** The mail with what was wrapped in it; the wrapping stays where it could not be opened as a whole. */
export async function withoutWrappings(
  mail: ParsedMail,
  parse: (raw: Buffer, depth: number) => Promise<ParsedMail>,
  depth: number,
): Promise<ParsedMail> {
  return withoutSignature(withoutTnef(mail), parse, depth);
}

function withoutTnef(mail: ParsedMail): ParsedMail {
  let { text, html } = mail;
  const attachments: Attachment[] = [];
  for (const attachment of mail.attachments) {
    const wrapped = isTnef(attachment) ? readTnef(attachment.content) : null;
    if (!wrapped) {
      attachments.push(attachment);
      continue;
    }
    const files = wrapped.files.filter((file) => file.content.length > 0);
    const opened = wrapped.complete && (files.length > 0 || wrapped.text !== '' || wrapped.html !== null);
    if (!opened) attachments.push(attachment);
    for (const [place, { name, mediaType, contentId, content }] of files.entries()) {
      const type = /^[\w.+-]{1,80}\/[\w.+-]{1,120}$/.exec(mediaType ?? '')?.[0] ?? 'application/octet-stream';
      const named = attachmentName(name, type, attachments.length + place + 1);
      attachments.push({ name: named, mediaType: type, content, contentId, inline: false });
    }
    if (text.trim() === '' && html === null) {
      html = wrapped.html;
      text = wrapped.text.trim() === '' && html !== null ? textOfHtml(html) : wrapped.text;
    }
  }
  return { ...mail, text, html, attachments };
}

async function withoutSignature(
  mail: ParsedMail,
  parse: (raw: Buffer, depth: number) => Promise<ParsedMail>,
  depth: number,
): Promise<ParsedMail> {
  const closed = mail.attachments.find(isSmime);
  // Beside other text it is a file that somebody attached.
  if (!closed || mail.attachments.length > 1 || mail.text.trim() !== '' || depth >= DEEPEST) return mail;
  const inner = unwrapSmime(closed.content);
  if (inner === 'encrypted') return { ...mail, fault: mail.fault ?? 'encrypted' };
  return inner === null ? mail : parse(inner, depth + 1);
}
