import { mailboxes as danish } from './da/mailboxes.ts';
import { mailboxes as english } from './en/mailboxes.ts';
import { partOf } from './part.ts';

export const useMailboxTexts = partOf(danish, english);
