import { projects as danish } from './da/projects.ts';
import { projects as english } from './en/projects.ts';
import { partOf } from './part.ts';

export const useProjectTexts = partOf(danish, english);
