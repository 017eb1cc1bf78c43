// The words of mailboxes, in English.
import type { mailboxes as master } from '../da/mailboxes.ts';

export const mailboxes: typeof master = {
  own: 'My mailboxes',
  ownHelp:
    'Mail to and from customers is journalled by itself. Of mail from strangers only subject and participants are kept, and the mailbox itself is never changed.',
  none: 'You have not connected a mailbox yet.',
  failed: 'The mailboxes could not be loaded',
};
