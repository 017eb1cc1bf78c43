// The texts that come with the program, in Danish: the master. A domain adds its words in its own file under texts/da
// and the same keys under texts/en; whatever English lacks is then a compile error. Words of single pages come with
// those pages (texts/parts.ts).
import { activities } from './texts/da/activities.ts';
import { common } from './texts/da/common.ts';
import { contacts } from './texts/da/contacts.ts';
import { history } from './texts/da/history.ts';
import { records } from './texts/da/records.ts';
import { todo } from './texts/da/todo.ts';
import { users } from './texts/da/users.ts';

export const danish = {
  common,
  todo,
  contacts,
  records,
  history,
  activities,
  users,
};
export type Texts = typeof danish;
