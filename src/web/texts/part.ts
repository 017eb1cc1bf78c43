// A part of the dictionary that only some pages need: it comes with them, in both languages, and weighs nothing in the
// first view.
import { useLanguage } from './language.tsx';

/** The hook that answers the part in the language on the screen. */
export function partOf<Part>(danish: Part, english: Part): () => Part {
  return () => (useLanguage().language === 'da' ? danish : english);
}
