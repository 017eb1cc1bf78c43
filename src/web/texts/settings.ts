import { settings as danish } from './da/settings.ts';
import { settings as english } from './en/settings.ts';
import { partOf } from './part.ts';

export const useSettingsTexts = partOf(danish, english);
