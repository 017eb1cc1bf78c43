import { dropBox as danish } from './da/drop-box.ts';
import { dropBox as english } from './en/drop-box.ts';
import { partOf } from './part.ts';

export const useDropBoxTexts = partOf(danish, english);
