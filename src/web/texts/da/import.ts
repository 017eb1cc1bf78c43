// The words of the import pages.

export const importing = {
  title: 'Import',
};
