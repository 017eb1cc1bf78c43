// Folding is written twice, in SQL and in src/shared/fold.ts: the two must agree, or the browser finds what the server does not.
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fold, foldLoose, foldName } from '../../src/shared/fold.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

// biome-ignore format: a table of names, read as a paragraph
const NAMES = [
  'Århus Tømrer & Snedker ApS', 'Aarhus Tømrer og Snedker', 'A\u030arhus', '\u212brhus', 'ÆRØ FÆRGERNE A/S', 'Ærø Færgerne A.S.',
  'A/S Storebælt', 'AS Byg', 'Nordbyg A/S', 'Nord-Byg', 'Nord Byg, A/S', 'I/S Reno-Nord', 'K/S Vind', 'P/S Havn', 'G/S 1', 'Arla Foods amba',
  'Arla Foods A.m.b.a.', 'Brugsen a m b a', 'Hansen & Søn', 'Hansen og Soen ApS', 'Müller GmbH', 'Muller Ltd.', 'Bo Limited', 'Bo Inc',
  'Bo LLC', 'Göteborg AB', 'Helsinki Oy', 'Amsterdam B.V.', 'Amsterdam bv', "Jensen's Køkken", 'Søren Ørsted', 'Soeren Oersted', 'Soren Orsted',
  'Blåbærgrød', 'Råå', 'Øø', 'Aae', 'Café Zoë', 'Łódź Straße', 'İstanbul', 'Yılmaz', 'Œuvre', 'Þórður Guðmundsson', 'Đorđe', 'Ǿ', 'Ǽ', 'Å', 'å',
  'O\ufb03ce\u2122', '½ pris', '  to  mellemrum\t', 'ikke\u00a0brud', '\n', '', '&', 'A/S', '100 %', 'a_b\\c', 'ΣΊΣΥΦΟΣ', 'Жуков', '株式会社', 'V.V.S. 24', '😀',
];

async function inSql(names: string[]) {
  const { rows } = await sql<Record<'fold' | 'loose' | 'company' | 'person' | 'searched', string>>`
    select fold(name), fold_loose(name) as loose, company_key(name) as company, name_key(name) as person,
      search_text(name) as searched
    from unnest(${names}::text[]) with ordinality as given(name, place) order by place`.execute(
    world.database.reader,
  );
  return rows;
}

const inTypeScript = (name: string) => ({
  fold: fold(name),
  loose: foldLoose(name),
  company: foldName(name),
  person: foldLoose(name).replace(/[^\p{L}\p{N}]/gu, ''),
  searched: [...new Set([fold(name), foldLoose(name)])].join('\n'),
});

test('the database folds names as the program does', async () => {
  const rows = await inSql(NAMES);
  expect(rows.map((row, place) => ({ name: NAMES[place], ...row }))).toEqual(
    NAMES.map((name) => ({ name, ...inTypeScript(name) })),
  );
});

test('and whatever else Europeans may write', async () => {
  // Latin with its accents and typography, Greek, Cyrillic: U+0020–U+024F, U+0370–U+0482, U+1E00–U+1EFF, U+2010–U+203A.
  const letter = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...'aeo åæøÅÆØ&/.-s') },
    fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x300, max: 0x36f }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x400, max: 0x482 }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x1e00, max: 0x1eff }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x2010, max: 0x2027 }).map((code) => String.fromCodePoint(code)),
  );
  const names = fc.sample(fc.string({ unit: letter, maxLength: 20 }), 3000);
  const rows = await inSql(names);
  const differing = names.flatMap((name, place) => {
    const expected = inTypeScript(name);
    return JSON.stringify({ ...expected, ...rows[place] }) === JSON.stringify(expected)
      ? []
      : [{ name: JSON.stringify(name), sql: rows[place], expected }];
  });
  expect(differing.slice(0, 5)).toEqual([]);
});

describe('search patterns', () => {
  test.each([
    ['100%', '100 kroner', false],
    ['％', '100 kroner', false],
    ['a_b', 'axb', false],
    ['a_b', 'a_b', true],
    ['c\\d', 'C\\D', true],
    ['＼', 'abc', false],
    ['opfølgning', 'Tilbudsopfølgning', true],
    ['Aarhus', 'Århus', true],
    ['Arhus', 'Århus', true],
    ['Soren', 'Søren', true],
    ['Soeren', 'Søren', true],
    ['søren', 'Soren', true],
  ])('«%s» against «%s»: %s', async (word, text, found) => {
    const { rows } = await sql<{ found: boolean }>`
      select search_text(${text}) like any (search_patterns(${word})) as found`.execute(
      world.database.reader,
    );
    expect(rows[0]?.found).toBe(found);
  });
});
