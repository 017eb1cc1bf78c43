// File names as they come from other people's machines, made harmless; and as HTTP carries them.

// Bidirectional controls (UAX #9) can show «exe.gpj» as «jpg.exe»; zero-width characters hide inside names.
const INVISIBLE = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
// What some file system takes for a part of a path or refuses.
const PATH_CHARACTERS = /[\\/:*?"<>|]/g;

/** The base name of an uploaded file, fit to be shown and to be saved under on any system. */
export function safeName(given: string): string {
  const base = given.toWellFormed().normalize('NFC').replace(INVISIBLE, '').split(/[\\/]/).at(-1) ?? '';
  const name = base
    .replace(PATH_CHARACTERS, '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  return name === '' ? 'dokument' : name;
}

/** The Content-Disposition header: a plain name for old readers, the real one beside it (RFC 6266, RFC 8187). */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
