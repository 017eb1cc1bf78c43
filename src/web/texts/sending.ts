import { sending as danish } from './da/sending.ts';
import { sending as english } from './en/sending.ts';
import { partOf } from './part.ts';

export const useSendingTexts = partOf(danish, english);
