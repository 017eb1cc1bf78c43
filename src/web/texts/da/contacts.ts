// The words of the contact pages.

export const contacts = {
  title: 'Kontaktpersoner',
};
