import { forgotten as danish } from './da/forgotten.ts';
import { forgotten as english } from './en/forgotten.ts';
import { partOf } from './part.ts';

export const useForgottenTexts = partOf(danish, english);
