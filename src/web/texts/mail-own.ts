import { mailOwn as danish } from './da/mail-own.ts';
import { mailOwn as english } from './en/mail-own.ts';
import { partOf } from './part.ts';

export const useMailOwnTexts = partOf(danish, english);
