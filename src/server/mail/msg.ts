// An Outlook .msg file read as a mail. There are no raw bytes of a mail in it: the file itself is the document.
// Damaged files make the library run out of memory or loop, so this is only ever called in the thread of parser.ts.
import msgreader, { type FieldsData } from '@kenjiuno/msgreader';
import { type Party, readAddress } from './addresses.ts';
import { type MailHeaders, readHeaders } from './headers.ts';
import { cleanLine, cleanText, decodeBytes } from './headers-charset.ts';
import { readDate } from './headers-date.ts';
import { type Attachment, emptyMail, type ParsedMail } from './parse.ts';
import { textOfHtml } from './parse-html-text.ts';
import { attachmentName } from './parse-names.ts';
import { htmlInRtf } from './rtf.ts';

// A CommonJS module: what it exports as default arrives inside another default.
type Reader = typeof msgreader.default;
const MsgReader = ((msgreader as unknown as { default?: Reader }).default ?? msgreader) as Reader;

const LONGEST_TEXT = 256_000;
const LONGEST_HTML = 2_000_000;
const MOST_ATTACHMENTS = 500;

/** Reads a .msg file; throws when it is none. */
export function readMsg(raw: Buffer): { headers: MailHeaders; parsed: ParsedMail } {
  const bytes = new Uint8Array(raw);
  const reader = new MsgReader(new DataView(bytes.buffer));
  const fields = reader.getFileData();
  if (fields.error || fields.dataType !== 'msg') throw new Error('no .msg file');
  const html = htmlOf(fields);
  const plain = cleanText((fields.body ?? '').slice(0, LONGEST_TEXT));
  const text = plain.trim() === '' && html !== null ? textOfHtml(html).slice(0, LONGEST_TEXT) : plain;
  return {
    headers: headersOf(fields),
    parsed: { ...emptyMail(null), text, html, attachments: attachmentsOf(reader, fields) },
  };
}

/**
 * What came by mail carries its transport headers. What was sent from this Outlook has none: then its fields tell,
 * where an address may be missing (within Exchange they are directory names).
 */
function headersOf(fields: FieldsData): MailHeaders {
  const read = readHeaders(Buffer.from(`${fields.headers ?? ''}\r\n\r\n`));
  const sender = [
    fields.senderSmtpAddress,
    fields.sentRepresentingSmtpAddress,
    fields.senderEmail,
    fields.creatorSMTPAddress,
  ]
    .map((address) => readAddress(address ?? ''))
    .find((address) => address !== null);
  const recipients = (kind: 'to' | 'cc' | 'bcc'): Party[] =>
    (fields.recipients ?? []).slice(0, 500).flatMap((each) => {
      const address = readAddress(each.smtpAddress ?? '') ?? readAddress(each.email ?? '');
      const name = cleanLine(each.name ?? '', 200);
      return each.recipType !== kind || address === null
        ? []
        : [{ address, name: name.toLowerCase() === address ? '' : name }];
    });
  const id = /^<?([^<>\s@]+@[^<>\s@]+)>?$/.exec(fields.messageId?.trim() ?? '')?.[1];
  return {
    ...read,
    messageId: read.messageId ?? id ?? null,
    from: read.from ?? (sender ? { address: sender, name: cleanLine(fields.senderName ?? '', 200) } : null),
    to: read.to.length > 0 ? read.to : recipients('to'),
    cc: read.cc.length > 0 ? read.cc : recipients('cc'),
    // Never in transport headers, only in the sender's own copy.
    bcc: recipients('bcc'),
    subject: read.subject || cleanLine(fields.subject ?? ''),
    date:
      read.date ?? readDate(fields.clientSubmitTime ?? null) ?? readDate(fields.messageDeliveryTime ?? null),
  };
}

function htmlOf(fields: FieldsData): string | null {
  const html =
    fields.bodyHtml ??
    (fields.html
      ? decodeBytes(Buffer.from(fields.html), codepage(fields))
      : fields.compressedRtf
        ? htmlInRtf(fields.compressedRtf)
        : null);
  return html === null || html.trim() === '' ? null : cleanText(html.slice(0, LONGEST_HTML));
}

function codepage({ internetCodepage }: FieldsData): string | null {
  if (internetCodepage === undefined || internetCodepage === 65001) return null;
  return internetCodepage === 28591 || internetCodepage === 20127 ? 'windows-1252' : `cp${internetCodepage}`;
}

function attachmentsOf(reader: InstanceType<Reader>, fields: FieldsData): Attachment[] {
  return (fields.attachments ?? []).slice(0, MOST_ATTACHMENTS).flatMap((each, index) => {
    try {
      const { fileName, content } = reader.getAttachment(each);
      const inner = each.innerMsgContent === true;
      const mediaType = inner ? 'application/vnd.ms-outlook' : mediaTypeOf(each.attachMimeTag);
      const given =
        each.fileName ?? each.fileNameShort ?? (inner ? `${each.name ?? fileName}.msg` : fileName);
      return {
        name: attachmentName(given, mediaType, index + 1),
        mediaType,
        content: Buffer.from(content),
        contentId: each.pidContentId ? cleanLine(each.pidContentId, 500) : null,
        inline: each.attachmentHidden === true,
      };
    } catch {
      return [];
    }
  });
}

function mediaTypeOf(tag: string | undefined): string {
  return /^[\w.+-]{1,80}\/[\w.+-]{1,120}$/.test(tag ?? '') ? tag!.toLowerCase() : 'application/octet-stream';
}
