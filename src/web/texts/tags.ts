import { tags as danish } from './da/tags.ts';
import { tags as english } from './en/tags.ts';
import { partOf } from './part.ts';

export const useTagTexts = partOf(danish, english);
