/** A whole number as people write it, also «40 %» or «30 dage»; what cannot be read goes as it is, and the server says so at its field. */
export function wholeNumber(text: string): number {
  const digits = text.replace(/\s*(%|\p{L}+)\s*$/u, '').trim();
  return digits === '' ? Number.NaN : Number(digits.replace(',', '.'));
}
