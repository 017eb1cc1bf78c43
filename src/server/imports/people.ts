// Finding a person by a name in a file, among a customer's contacts: never a guess.
import { fold, foldLoose } from '../../shared/fold.ts';

export interface NamedPerson {
  id: number;
  name: string;
  emails: readonly string[];
}

/** The one person meant by a name or a mail address; `several` when more than one fits equally well. */
export function findPerson(text: string, people: readonly NamedPerson[]): number | 'none' | 'several' {
  const wanted = text.trim().toLowerCase();
  const ways: ((person: NamedPerson) => boolean)[] = text.includes('@')
    ? [(person) => person.emails.includes(wanted)]
    : [
        (person) => person.name === text,
        (person) => fold(person.name) === fold(text),
        (person) => foldLoose(person.name) === foldLoose(text),
        (person) => differOnlyInLostLetters(person.name, text),
      ];
  for (const fits of ways) {
    const ids = new Set(people.filter(fits).map((person) => person.id));
    const [only] = ids;
    if (only !== undefined) return ids.size === 1 ? only : 'several';
  }
  return 'none';
}

/**
 * True when one of the texts is the other with letters lost on the way through windows-1252: «Y?lmaz» and «Yılmaz».
 */
export function differOnlyInLostLetters(left: string, right: string): boolean {
  return lostFrom(left, right) || lostFrom(right, left);
}

/** Whether `damaged` is `whole` after letters became question marks. */
export function lostFrom(damaged: string, whole: string): boolean {
  if (!/[?\ufffd]/.test(damaged) || damaged === whole) return false;
  const pieces = fold(damaged).split(/[?\ufffd]/);
  // A letter may fold into two: æ is ae.
  const pattern = pieces.map((piece) => piece.replace(/[.*+^${}()|[\]\\]/g, '\\$&')).join('.{1,2}');
  return new RegExp(`^${pattern}$`).test(fold(whole));
}
