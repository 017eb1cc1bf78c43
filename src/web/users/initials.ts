/** The initials that a name suggests, at most six: «Jens Dam Petersen» → JDP; «Anne» → ANN. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s-]+/)
    .map((word) => word.replace(/[^\p{L}\d]/gu, ''))
    .filter(Boolean);
  const letters = words.length === 1 ? [...words[0]!].slice(0, 3) : words.map((word) => [...word][0]);
  return letters.slice(0, 6).join('').toUpperCase();
}
