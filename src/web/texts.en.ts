// Every text on the screen, in English. Loaded only when somebody chooses it.

import { activities } from './texts/en/activities.ts';
import { common } from './texts/en/common.ts';
import { contacts } from './texts/en/contacts.ts';
import { customers } from './texts/en/customers.ts';
import { history } from './texts/en/history.ts';
import { importing } from './texts/en/import.ts';
import { mail } from './texts/en/mail.ts';
import { records } from './texts/en/records.ts';
import { settings } from './texts/en/settings.ts';
import { todo } from './texts/en/todo.ts';
import { users } from './texts/en/users.ts';
import type { Texts } from './texts.da.ts';

export const english: Texts = {
  common,
  todo,
  customers,
  contacts,
  records,
  history,
  activities,
  importing,
  mail,
  settings,
  users,
};
