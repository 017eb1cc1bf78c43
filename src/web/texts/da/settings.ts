// The words of the settings pages.

export const settings = {
  title: 'Indstillinger',
};
