// The words of a document, by what its bytes are: a name may say anything.
// It may take memory and time: the program calls it through text-reader.ts, which sets the clock.
import { mediaTypeOf } from '../documents/media-types.ts';
import { type MailHeaders, readHeaders } from '../mail/headers.ts';
import { cleanText } from '../mail/headers-charset.ts';
import { readMsg } from '../mail/msg.ts';
import { type ParsedMail, parseMail } from '../mail/parse.ts';
import { textOfHtml } from '../mail/parse-html-text.ts';
import { isOutlook } from '../mail/upload.ts';
import { decodeText, LONGEST_TEXT, Unreadable } from './text-limits.ts';
import { textOfOffice } from './text-of-office.ts';
import { textOfPdf } from './text-of-pdf.ts';
import { textOfRtf } from './text-of-rtf.ts';
import { xmlTokens } from './xml.ts';

/** What became of a document. */
export interface Reading {
  state: 'read' | 'empty' | 'unreadable' | 'too-large';
  text: string;
  reason: string | null;
}

/** Of files that are text all through, bytes. */
const LOOKED_AT = 4_000_000;
const MOST_ATTACHED = 50;
const OFFICE = /openxmlformats|opendocument/;

/** Reads a document; never throws. */
export async function readText(bytes: Buffer, mediaType: string): Promise<Reading> {
  try {
    const text = oneLine(await textOf(bytes, mediaType, 0));
    return { state: text === '' ? 'empty' : 'read', text, reason: null };
  } catch (error) {
    const reason = error instanceof Unreadable ? error.reason : 'broken';
    return reason === 'too-large'
      ? { state: 'too-large', text: '', reason: null }
      : { state: 'unreadable', text: '', reason };
  }
}

/** `depth`: 1 for what is attached to a mail. */
async function textOf(bytes: Buffer, mediaType: string, depth: number): Promise<string> {
  const head = bytes.toString('latin1', 0, 1024);
  const begun = bytes.subarray(0, LOOKED_AT);
  const [kind] = mediaType.split(';');
  if (head.includes('%PDF-')) return textOfPdf(bytes);
  if (head.startsWith('PK\x03\x04')) return textOfOffice(bytes) ?? '';
  if (head.startsWith('{\\rtf')) return textOfRtf(begun);
  if (isOutlook(bytes)) return textOfOutlook(bytes, mediaType, depth);
  if (kind === 'message/rfc822') return textOfMail(readHeaders(bytes), await parseMail(bytes), depth);
  if (kind === 'text/html' || /^\s*<(!doctype html|html)\b/i.test(head)) return textOfHtml(decodeText(begun));
  if (kind?.endsWith('/xml') || head.startsWith('<?xml')) return textOfAnyXml(decodeText(begun));
  if (kind?.startsWith('text/')) return decodeText(begun);
  if (kind === 'application/pdf' || OFFICE.test(mediaType)) throw new Unreadable('broken');
  return '';
}

/** Outlook's .msg; the older Word and Excel keep their files so too, and the newer ones what has a password. */
function textOfOutlook(bytes: Buffer, mediaType: string, depth: number): Promise<string> {
  if (OFFICE.test(mediaType)) throw new Unreadable('encrypted');
  try {
    const { headers, parsed } = readMsg(bytes);
    return textOfMail(headers, parsed, depth);
  } catch {
    throw new Unreadable(mediaType === 'application/vnd.ms-outlook' ? 'broken' : 'unsupported');
  }
}

/** Who, what about, what was said, what was attached, and what stands in it. */
async function textOfMail(
  { subject, from, to, cc }: MailHeaders,
  { text, attachments, fault }: ParsedMail,
  depth: number,
): Promise<string> {
  if (fault === 'encrypted' || fault === 'too-large') throw new Unreadable(fault);
  const parties = [from, ...to, ...cc].flatMap((party) => (party ? [party.name, party.address] : []));
  const words = [subject, ...parties, text];
  for (const { name, content, inline } of attachments.slice(0, MOST_ATTACHED)) {
    if (inline) continue;
    words.push(name);
    // What is attached to what is attached is known by its name.
    if (depth > 0) continue;
    words.push(await textOf(content, mediaTypeOf(name, content), depth + 1).catch(() => ''));
  }
  return words.join(' ');
}

function textOfAnyXml(xml: string): string {
  let text = '';
  for (const token of xmlTokens(xml)) {
    text += token.kind === 'text' ? token.text : ' ';
    if (text.length > LONGEST_TEXT) break;
  }
  return text;
}

/** Without what no text may hold, white space as one space, and no longer than is kept. */
function oneLine(text: string): string {
  const begun = text
    .slice(0, 2 * LONGEST_TEXT)
    .normalize('NFC')
    .replaceAll('\u00ad', '');
  return cleanText(cleanText(begun).replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT));
}
