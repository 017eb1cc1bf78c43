// Who is «us» to the journal: the further addresses of users and the firm's own mail domains; and which of the
// sender's marks keep a mail out for a user.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { done, email, id, line } from './fields.ts';

const mailAddress = z.strictObject({ address: z.string(), userId: id });

export const listMailAddresses = endpoint({
  method: 'GET',
  path: '/mail-addresses',
  summary:
    'Addresses of users besides those for signing in: the asker’s own, for administrators everybody’s.',
  may: 'signed-in',
  response: z.strictObject({ items: z.array(mailAddress) }),
});

export const addMailAddress = endpoint({
  method: 'POST',
  path: '/mail-addresses',
  summary:
    'A further address of one’s own, or for administrators of any user. Mail from it is ours from now on; what waits is judged again.',
  may: 'write activities',
  body: z.strictObject({ address: email, userId: id.optional() }),
  response: mailAddress,
  errors: ['mail-address-taken', 'unknown-user', 'not-allowed'],
});

export const removeMailAddress = endpoint({
  method: 'DELETE',
  path: '/mail-addresses/:address',
  summary: 'Forget a further address. Twice is harmless.',
  may: 'write activities',
  params: z.strictObject({ address: line(320) }),
  response: done,
});

const domains = z.strictObject({
  /** named by an administrator */
  named: z.array(z.string()),
  /** follow from the addresses of users */
  ofUsers: z.array(z.string()),
});

export const listMailDomains = endpoint({
  method: 'GET',
  path: '/mail-domains',
  summary: 'The firm’s own mail domains: mail between their addresses is internal and never journalled.',
  may: 'read users',
  response: domains,
});

export const addMailDomain = endpoint({
  method: 'POST',
  path: '/mail-domains',
  summary: 'Name a mail domain of the firm. What waits from it is judged again; what is journalled stays.',
  may: 'manage settings',
  body: z.strictObject({ domain: line(260) }),
  response: domains,
  errors: ['invalid-domain', 'firm-free-mail-domain', 'customer-mail-domain'],
});

export const removeMailDomain = endpoint({
  method: 'DELETE',
  path: '/mail-domains/:domain',
  summary: 'No longer a mail domain of the firm. Twice is harmless.',
  may: 'manage settings',
  params: z.strictObject({ domain: line(260) }),
  response: domains,
});

/** The header Sensitivity (RFC 4021 2.1.55), as Outlook and others write it. */
export const SENSITIVITIES = ['private', 'personal', 'company-confidential'] as const;
const keptOut = z.strictObject({ sensitivities: z.array(z.enum(SENSITIVITIES)).max(3) });
export type KeptOut = z.infer<typeof keptOut>;

export const readKeptOut = endpoint({
  method: 'GET',
  path: '/me/mail-kept-out',
  summary: 'Which marks of the sender keep a mail of the asker’s out of the journal.',
  may: 'signed-in',
  response: keptOut,
});

export const saveKeptOut = endpoint({
  method: 'PUT',
  path: '/me/mail-kept-out',
  summary: 'Choose which marks of the sender keep a mail to come out of the journal.',
  may: 'write activities',
  body: keptOut,
  response: keptOut,
});

export const listMailFolders = endpoint({
  method: 'GET',
  path: '/me/mail-folders',
  summary: 'Folders of the asker’s own mailboxes that have been read.',
  may: 'signed-in',
  response: z.strictObject({ items: z.array(z.string()) }),
});
