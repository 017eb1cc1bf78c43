// A user's own mailbox, read over IMAP and handed to the journal; never written to (rules 21, 22).
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, day, done, email, host, id, instant, line, version } from './fields.ts';

/**
 * 'off' by its owner; 'connecting', 'reading' what is new, 'live': all is read and new mail is waited for; 'waiting' for
 * a next try, `reason` says why; 'sign-in-needed': only the owner can mend it.
 */
export const mailboxState = z.enum(['off', 'connecting', 'reading', 'live', 'waiting', 'sign-in-needed']);
export type MailboxState = z.infer<typeof mailboxState>;

/**
 * What became of a mail that was seen, as it stands now; every one is in exactly one. 'received' waits for the journal,
 * for moments; 'unplaced' for a person; of 'internal', 'ignored' and 'private' ones nothing is kept; a 'failed' one
 * could not be read.
 */
const became = z.enum(['journalled', 'unplaced', 'received', 'internal', 'ignored', 'private', 'failed']);
export type Became = z.infer<typeof became>;

const counts = z.record(became, z.int());

/** Counts to begin with. */
export const noCounts = (): Record<Became, number> => ({
  journalled: 0,
  unplaced: 0,
  received: 0,
  internal: 0,
  ignored: 0,
  private: 0,
  failed: 0,
});

export const folders = z.array(line(500)).max(200, 'too-many');

/** Where a mailbox is signed in to by consent instead of a password; 'other' is one that the firm has named. */
export const mailProvider = z.enum(['microsoft', 'google', 'other']);
export type MailProvider = z.infer<typeof mailProvider>;

const account = z.strictObject({
  address: email,
  host,
  port: z.int().min(1).max(65_535),
  /** 'none' only for a server on the very machine that this program runs on */
  security: z.enum(['tls', 'starttls', 'none']),
  username: line(320),
  password: z.string().min(1, 'required').max(1000, 'too-long'),
  /** which folders; none: INBOX and Sent; «*»: all but drafts, junk and deleted */
  folders: folders.default([]),
  /** mail that arrived before this day is not looked at */
  since: day,
  /**
   * the name that the server which takes this mailbox’s mail in writes before its verdicts on senders
   * (Authentication-Results); «-»: one that leaves it out, as Microsoft 365 does; null: nobody’s word counts. Left out:
   * what is known of the host.
   */
  authserv: z
    .string()
    .trim()
    .toLowerCase()
    .max(253, 'too-long')
    .regex(/^(-|[a-z\d]([a-z\d._-]*[a-z\d])?)$/, 'invalid-host')
    .nullable()
    .optional(),
});
export type MailboxAccount = z.infer<typeof account>;

/** The latest comparison of a whole mailbox with what was seen of it: nightly, and when it was asked for. */
const lastAudit = z.strictObject({
  at: instant,
  folders: z.array(
    z.strictObject({
      path: z.string(),
      /** mails that the server held since the mailbox’s day: those that were seen, and the missing ones */
      onServer: z.int(),
      /** those that were seen, by what had become of them; with `missing` they add up to `onServer` */
      counts,
      /** when the comparison began, beyond what had arrived a moment ago; they were fetched at once */
      missingBefore: z.int(),
      /** when it had ended */
      missing: z.int(),
    }),
  ),
});
export type LastAudit = z.infer<typeof lastAudit>;

export const mailboxView = z.strictObject({
  id,
  address: z.string(),
  host: z.string(),
  port: z.int(),
  security: z.enum(['tls', 'starttls', 'none']),
  username: z.string(),
  auth: z.enum(['password', 'oauth2']),
  /** with oauth2: at which provider */
  provider: mailProvider.nullable(),
  folders: z.array(z.string()),
  since: z.string(),
  authserv: z.string().nullable(),
  state: mailboxState,
  /** why it waits or needs signing in, or what hampers a live one: a stable id, and its sentence */
  reason: z.string().nullable(),
  message: z.string().nullable(),
  stateAt: instant,
  nextTryAt: instant.nullable(),
  /** when the server was last asked and answered */
  lastSeenAt: instant.nullable(),
  /** all that were seen and are still there, in every folder */
  counts,
  lastAudit: lastAudit.nullable(),
  version,
});
export type MailboxView = z.infer<typeof mailboxView>;

export const connectionErrors = [
  'mail-host-unknown',
  'mail-host-not-allowed',
  'mail-needs-encryption',
  'mail-server-unreachable',
  'mail-server-no-tls',
  'mail-server-certificate',
  'mail-server-throttled',
  'mail-server-broke-off',
  'mail-sign-in-refused',
  'unknown-mail-folder',
  'busy',
] as const;

export const listMailboxes = endpoint({
  method: 'GET',
  path: '/mailboxes',
  summary: 'The asker’s own mailboxes: settings, state, and how many mails came to what. Never a secret.',
  may: 'write activities',
  response: z.strictObject({ items: z.array(mailboxView) }),
});

export const connectMailbox = endpoint({
  method: 'POST',
  path: '/mailboxes',
  summary: 'Connect an own mailbox over IMAP. It is tried at once; what is wrong is told at its field.',
  may: 'write activities',
  body: account,
  response: mailboxView,
  errors: [...connectionErrors, 'mailbox-taken'],
});

export const tryMailbox = endpoint({
  method: 'POST',
  path: '/mailboxes/trial',
  summary: 'What connecting would do, by headers only and without keeping anything. At most 20,000 mails.',
  may: 'write activities',
  body: account,
  response: z.strictObject({
    /** would be journalled */
    matches: z.int(),
    /** several places fit: would wait for a person */
    doubtful: z.int(),
    /** an unknown outsider’s: would wait by its headers, in the asker’s own list */
    unknown: z.int(),
    /** internal, ignored or private: left alone */
    untouched: z.int(),
    /** false when there were more mails than are counted */
    complete: z.boolean(),
    folders: z.array(z.strictObject({ path: z.string(), mails: z.int() })),
  }),
  errors: connectionErrors,
});

export const changeMailbox = endpoint({
  method: 'PATCH',
  path: '/mailboxes/:id',
  summary:
    'Change from which day and which folders an own mailbox is read, or how it is signed in to, which is tried at once.',
  may: 'write activities',
  params: byId,
  body: account
    .pick({ since: true, password: true, authserv: true })
    .extend({ folders })
    .partial()
    .extend({ version }),
  response: mailboxView,
  errors: [...connectionErrors, 'stale-version'],
});

export const pauseMailbox = endpoint({
  method: 'POST',
  path: '/mailboxes/:id/pause',
  summary: 'Stop reading an own mailbox; nothing is forgotten. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: mailboxView,
});

export const resumeMailbox = endpoint({
  method: 'DELETE',
  path: '/mailboxes/:id/pause',
  summary: 'Read an own mailbox again, from where it was left. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: mailboxView,
});

export const removeMailbox = endpoint({
  method: 'DELETE',
  path: '/mailboxes/:id',
  summary: 'Forget an own mailbox and its password; what was journalled stays. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: done,
});

export const fetchMailbox = endpoint({
  method: 'POST',
  path: '/mailboxes/:id/fetch',
  summary:
    'Read an own mailbox now: every folder is compared with what is known, and what is missing is fetched; `lastAudit` tells what came of it.',
  may: 'write activities',
  params: byId,
  response: done,
});

const audit = z.strictObject({
  folders: z.array(
    z.strictObject({
      path: z.string(),
      /** mails that the server holds since the mailbox’s day */
      onServer: z.int(),
      /** those of them that were seen, by what became of them; with `missing` they add up to `onServer` */
      counts,
      missing: z.int(),
      /** the first 100 of the missing ones */
      gaps: z.array(z.strictObject({ uid: z.int(), date: instant, subject: z.string() })),
    }),
  ),
});
export type MailboxAudit = z.infer<typeof audit>;

export const auditMailbox = endpoint({
  method: 'GET',
  path: '/mailboxes/:id/audit',
  summary:
    '«Mangler der mails?»: what the server holds, folder by folder, against what was seen. Changes nothing.',
  may: 'write activities',
  params: byId,
  response: audit,
  errors: connectionErrors,
});

export const listMailboxFolders = endpoint({
  method: 'GET',
  path: '/mailboxes/:id/folders',
  summary:
    'The folders that an own mailbox can be read in: all but drafts, junk and deleted, as its server has them now.',
  may: 'write activities',
  params: byId,
  response: z.strictObject({ items: z.array(z.string()) }),
  errors: connectionErrors,
});
