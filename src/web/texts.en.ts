// The texts that come with the program, in English. Loaded only when somebody chooses it.

import { activities } from './texts/en/activities.ts';
import { common } from './texts/en/common.ts';
import { contacts } from './texts/en/contacts.ts';
import { history } from './texts/en/history.ts';
import { records } from './texts/en/records.ts';
import { todo } from './texts/en/todo.ts';
import { users } from './texts/en/users.ts';
import type { Texts } from './texts.da.ts';

export const english: Texts = {
  common,
  todo,
  contacts,
  records,
  history,
  activities,
  users,
};
