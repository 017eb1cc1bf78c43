// The words of the To-Do pages.

export const todo = {
  title: 'To-Do',
};
