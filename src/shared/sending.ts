// Writing mail: through which account, and the outbox, in which every mail is a draft, waits, is sent or says why not.
// A mail that was sent becomes an activity like any other mail (rules 16–25).
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, done, email, flag, host, id, idInPath, instant, text, version } from './fields.ts';
import { normaliseEmail } from './identifiers.ts';

/** Everything attached to one mail together, before it grows by a third on its way. Most servers refuse more. */
export const MAX_ATTACHED_BYTES = 20 * 1024 * 1024;
export const MOST_RECIPIENTS = 50;
/** For how long «Fortryd» can take a mail back after «Send». */
export const UNDO_SECONDS = 10;

/** Which letters no line of a mail's head may hold: with a line break in it, it would be two lines. */
const CONTROL = /\p{Cc}|[\u2028\u2029]/u;
const headLine = (max: number) =>
  text(max)
    .trim()
    .refine((value) => !CONTROL.test(value), 'unreadable-character');

/** One address, never a list: with a comma, a bracket or a line break in it, a mail program would read two. */
const address = z
  .string()
  .max(254, 'too-long')
  .trim()
  .min(1, { error: 'required', abort: true })
  .transform((value, context) => {
    const known = /[<>]|^mailto:/i.test(value) ? null : normaliseEmail(value);
    if (known === null) context.addIssue({ code: 'custom', message: 'invalid-email' });
    return known ?? '';
  });

const recipient = z.strictObject({
  role: z.enum(['to', 'cc', 'bcc']),
  address,
  name: headLine(120).default(''),
});
export type Recipient = z.infer<typeof recipient>;

// ── accounts ──

const account = z.strictObject({
  address: email,
  name: headLine(120).default(''),
  host,
  port: z.int().min(1).max(65_535),
  /** 'none' only for a server on the very machine that this program runs on */
  security: z.enum(['tls', 'starttls', 'none']),
  /** empty: the server asks for no sign-in */
  username: headLine(320).default(''),
  /** left out: as it was */
  password: z.string().min(1, 'required').max(1000, 'too-long').optional(),
});

const accountView = account.omit({ password: true }).extend({
  /** signs in as this connected mailbox of the same user */
  mailboxId: id.nullable(),
  /** the company's: From is the address of whoever writes */
  fromUser: z.boolean(),
  version,
});
export type SendingAccountView = z.infer<typeof accountView>;

const sender = z.strictObject({
  address: z.string(),
  name: z.string(),
  /** where answers go, when that is somebody else */
  replyTo: z.string().nullable(),
  company: z.boolean(),
});
export type Sender = z.infer<typeof sender>;

const accountErrors = [
  'mail-host-unknown',
  'mail-host-not-allowed',
  'mail-needs-encryption',
  'mail-server-unreachable',
  'smtp-no-tls',
  'mail-server-certificate',
  'mail-sign-in-refused',
  'busy',
] as const;

export const readSendingAccounts = endpoint({
  method: 'GET',
  path: '/sending-accounts',
  summary:
    'How the asker sends mail: the own account, the company’s, and who will stand in From. Never a secret.',
  may: 'write activities',
  response: z.strictObject({
    own: accountView.nullable(),
    company: accountView.nullable(),
    /** null: no mail can be sent yet */
    sender: sender.nullable(),
    /** an own account as it most likely is, from a connected mailbox */
    proposed: z
      .strictObject({
        mailboxId: id,
        address: z.string(),
        host: z.string(),
        port: z.int(),
        security: z.enum(['tls', 'starttls', 'none']),
      })
      .nullable(),
  }),
});

export const saveOwnSendingAccount = endpoint({
  method: 'PUT',
  path: '/sending-accounts/own',
  summary:
    'The asker’s own account for sending. It is signed in to at once; what is wrong is told at its field.',
  may: 'write activities',
  body: account.extend({ mailboxId: id.nullable().default(null) }),
  response: accountView,
  errors: accountErrors,
});

export const removeOwnSendingAccount = endpoint({
  method: 'DELETE',
  path: '/sending-accounts/own',
  summary: 'Forget the own account for sending; the company’s is used then. Twice is harmless.',
  may: 'write activities',
  response: done,
});

export const saveCompanySendingAccount = endpoint({
  method: 'PUT',
  path: '/sending-accounts/company',
  summary: 'The account that everybody without an own one sends through; answers go to whoever wrote.',
  may: 'manage settings',
  body: account.extend({ fromUser: z.boolean().default(false) }),
  response: accountView,
  errors: accountErrors,
});

export const removeCompanySendingAccount = endpoint({
  method: 'DELETE',
  path: '/sending-accounts/company',
  summary: 'Forget the company’s account for sending. Twice is harmless.',
  may: 'manage settings',
  response: done,
});

// ── the outbox ──

const outboxState = z.enum(['draft', 'queued', 'sending', 'sent', 'failed']);
export type OutboxState = z.infer<typeof outboxState>;
const kind = z.enum(['new', 'reply', 'reply-all', 'forward']);
export type OutboxKind = z.infer<typeof kind>;

const file = z.strictObject({ id, name: z.string(), size: z.int() });

const outboxRow = z.strictObject({
  id,
  state: outboxState,
  kind,
  subject: z.string(),
  recipients: z.array(z.strictObject({ role: recipient.shape.role, address: z.string(), name: z.string() })),
  activityId: id.nullable(),
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  contactId: id.nullable(),
  tries: z.int(),
  /** when it is tried next, or for the first time */
  dueAt: instant.nullable(),
  /** why it is not sent: a stable id, its sentence, and what the server said */
  reason: z.string().nullable(),
  message: z.string().nullable(),
  said: z.string().nullable(),
  /** whom the server would not take it for */
  refused: z.array(z.strictObject({ address: z.string(), said: z.string() })),
  /** a try broke off when the mail had gone out: it may have arrived */
  unsure: z.boolean(),
  sentAt: instant.nullable(),
  /** the activity that it became */
  becameActivityId: id.nullable(),
  updatedAt: instant,
  version,
});
export type OutboxRow = z.infer<typeof outboxRow>;

const outboxView = outboxRow.extend({
  body: z.string(),
  quoting: z.boolean(),
  /** the mail that it answers or forwards, which stands below when it quotes */
  quotes: id.nullable(),
  files: z.array(file),
  sender: sender.nullable(),
});
export type OutboxView = z.infer<typeof outboxView>;

export const listOutbox = endpoint({
  method: 'GET',
  path: '/outbox',
  summary: 'What the asker writes and has written, newest first, at most 100: all, or from one record.',
  may: 'write activities',
  query: z.strictObject({
    activityId: idInPath.optional(),
    customerId: idInPath.optional(),
    contactId: idInPath.optional(),
    /** without what was sent */
    unsent: flag,
  }),
  response: z.strictObject({ items: z.array(outboxRow) }),
});

export const beginMail = endpoint({
  method: 'POST',
  path: '/outbox',
  summary:
    'Begin a mail: a new one, an answer, or a forward. Whom it goes to, what it is about and the signature are proposed. An untouched draft of the same is gone on with.',
  may: 'write activities',
  body: z.strictObject({
    kind: kind.default('new'),
    /** the mail to answer or forward */
    mailId: id.optional(),
    activityId: id.optional(),
    customerId: id.optional(),
    contactId: id.optional(),
    to: address.optional(),
  }),
  response: outboxView,
  errors: ['unknown-customer', 'unknown-contact', 'merged'],
});

export const readOutbox = endpoint({
  method: 'GET',
  path: '/outbox/:id',
  summary: 'A mail of the asker’s with its text and files.',
  may: 'write activities',
  params: byId,
  response: outboxView,
});

export const readQuote = endpoint({
  method: 'GET',
  path: '/outbox/:id/quote',
  summary: 'What stands below the writer’s own words: the mail that it answers or forwards.',
  may: 'write activities',
  params: byId,
  response: z.strictObject({ quote: z.string() }),
});

export const changeDraft = endpoint({
  method: 'PATCH',
  path: '/outbox/:id',
  summary: 'Write on a draft.',
  may: 'write activities',
  params: byId,
  body: z
    .strictObject({
      recipients: z.array(recipient).max(MOST_RECIPIENTS, 'too-many'),
      subject: headLine(500),
      body: text(200_000),
      quoting: z.boolean(),
    })
    .partial()
    .extend({ version }),
  response: outboxView,
  errors: ['stale-version', 'not-a-draft'],
});

export const discardMail = endpoint({
  method: 'DELETE',
  path: '/outbox/:id',
  summary: 'Throw a draft away, or a mail that could not be sent. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: done,
  errors: ['not-a-draft'],
});

export const attachToDraft = endpoint({
  method: 'POST',
  path: '/outbox/:id/files',
  summary: 'Attach a file (the request body) to a draft; 20 MB together.',
  may: 'write activities',
  kind: 'upload',
  params: byId,
  query: z.strictObject({ name: z.string().min(1, 'required').max(255, 'too-long') }),
  response: outboxView,
  errors: ['mail-too-large', 'not-a-draft', 'too-many'],
});

export const attachDocumentToDraft = endpoint({
  method: 'POST',
  path: '/outbox/:id/documents',
  summary: 'Attach a stored document to a draft.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({ documentId: id }),
  response: outboxView,
  errors: ['mail-too-large', 'not-a-draft', 'too-many'],
});

export const detachFromDraft = endpoint({
  method: 'DELETE',
  path: '/outbox/:id/files/:fileId',
  summary: 'Take a file off a draft. Twice is harmless.',
  may: 'write activities',
  params: z.strictObject({ id: idInPath, fileId: idInPath }),
  response: outboxView,
  errors: ['not-a-draft'],
});

export const sendMail = endpoint({
  method: 'POST',
  path: '/outbox/:id/sending',
  summary:
    'Send a draft: it waits a few seconds, in which it can be taken back. Of one that failed: try again at once, with the same bytes.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({ version }),
  response: outboxView,
  errors: ['no-recipient', 'no-sending-account', 'mail-too-large', 'too-many-mails', 'stale-version'],
});

export const takeBackMail = endpoint({
  method: 'DELETE',
  path: '/outbox/:id/sending',
  summary: 'Take back a mail that is not sent: it is a draft again. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: outboxView,
  errors: ['already-sent'],
});

/** The choice of a user (PUT /me/preferences/…) that every mail of theirs ends with; a text. */
export const signaturePreference = 'mail-signature';
