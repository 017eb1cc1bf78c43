// The words of the contact pages, in English.
import type { contacts as master } from '../da/contacts.ts';

export const contacts: typeof master = {
  title: 'Contacts',
};
