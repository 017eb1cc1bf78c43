// The words of the To-Do pages, in English.
import type { todo as master } from '../da/todo.ts';

export const todo: typeof master = {
  title: 'To-Do',
};
