// The bytes of a mail, built once: every try sends the same ones, so that whoever gets it twice sees that it is one.
// What must always hold: each field is one line of the head, each recipient one address, and no file is read but those
// that were attached; Bcc is not in the bytes.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Recipient, Sender } from '../../shared/sending.ts';

export interface Letter {
  sender: Sender;
  recipients: readonly Recipient[];
  subject: string;
  text: string;
  messageId: string;
  date: Date;
  /** Message-IDs of the thread, the oldest first; the last is the one that it answers */
  references: readonly string[];
  files: readonly { name: string; content: Buffer; mediaType: string }[];
}

/** How many Message-IDs of a long thread are named: its first, and the latest (RFC 5322 3.6.4 names all). */
const MOST_REFERENCES = 20;

export async function compose(letter: Letter): Promise<Buffer> {
  const { sender, recipients, references } = letter;
  const named = (role: Recipient['role']) =>
    recipients
      .filter((one) => one.role === role)
      .map(({ name, address }) => ({ name: oneLine(name), address }));
  const ids = references.map((id) => `<${oneLine(id)}>`);
  const answered = ids.at(-1);
  const thread = ids.length > MOST_REFERENCES ? [ids[0]!, ...ids.slice(1 - MOST_REFERENCES)] : ids;
  const mail = new MailComposer({
    from: { name: oneLine(sender.name), address: sender.address },
    to: named('to'),
    cc: named('cc'),
    ...(sender.replyTo && { replyTo: { name: '', address: sender.replyTo } }),
    subject: oneLine(letter.subject),
    messageId: `<${letter.messageId}>`,
    date: letter.date,
    ...(answered && { inReplyTo: answered, references: thread }),
    text: letter.text,
    attachments: letter.files.map(({ name, content, mediaType }) => ({
      filename: oneLine(name),
      content,
      contentType: mediaType,
      contentDisposition: 'attachment',
    })),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

/** A line break in a field would begin another one. The mail library sees to it as well; this does not rest on it. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
