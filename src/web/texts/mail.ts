import { mail as danish } from './da/mail.ts';
import { mail as english } from './en/mail.ts';
import { partOf } from './part.ts';

export const useMailTexts = partOf(danish, english);
