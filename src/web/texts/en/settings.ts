// The words of the settings pages, in English.
import type { settings as master } from '../da/settings.ts';

export const settings: typeof master = {
  title: 'Settings',
};
