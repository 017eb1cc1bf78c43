import { everything as danish } from './da/everything.ts';
import { everything as english } from './en/everything.ts';
import { partOf } from './part.ts';

export const useEverythingTexts = partOf(danish, english);
