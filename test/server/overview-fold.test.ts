// The words of a text are made twice, in SQL for the index and in src/shared/search-fold.ts for what is asked: the two must
// agree, or the index holds what nobody can ask for.
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { wordsOfFolded } from '../../src/server/db/fold-words.ts';
import { foldWords } from '../../src/shared/search-fold.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

async function inSql(texts: string[]) {
  const { rows } = await sql<{ strict: string; loose: string }>`
    select btrim(${wordsOfFolded(sql`fold(given)`)}) as strict, btrim(${wordsOfFolded(sql`fold_loose(given)`)}) as loose
    from unnest(${texts}::text[]) with ordinality as t(given, place) order by place`.execute(
    world.database.reader,
  );
  return rows;
}

// biome-ignore format: a table of texts, read as a paragraph
const TEXTS = [
  'E-mail om A/S', 'S-1042', 'pc’er', "80'erne", 'data-emne', 'a-a-e-o-e', '125.000,50 kr.', '1.234.567', '24.12.2026', '12.3456', '192.168.100.200',
  'Århus–København — nu', 'soren@smedje.dk', 'Tilbud_på_100%_\\ok.pdf', '½ pris', '½-1', '①②', 'm²', '❶', '株式-会社', 'Жуков-Б', 'sam\u00adme', 'nul\u200blængde',
  'hård\u2011bindestreg', '-a-', "'", '', '😀-a', '１２.３４５', 'x\u0301-y', '3-4 stk', '2-personers', 'A-1-2-B', "d'Or",
];

test('the database makes the same words as the program, of what is folded strictly or loosely', async () => {
  const rows = await inSql(TEXTS);
  expect(rows).toEqual(TEXTS.map((text) => ({ strict: foldWords(text), loose: foldWords(text) })));
});

test('and of whatever else Europeans may write', async () => {
  const code = (min: number, max: number) => fc.integer({ min, max }).map((one) => String.fromCodePoint(one));
  const letter = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(..."aeo åæøÅÆØ&/.-'12345") },
    code(0x20, 0x7b),
    code(0x7d, 0x24f),
    code(0x300, 0x36f),
    code(0x400, 0x482),
    code(0x1e00, 0x1eff),
    code(0x2010, 0x2027),
  );
  const texts = fc.sample(fc.string({ unit: letter, maxLength: 24 }), 3000);
  const rows = await inSql(texts);
  const differing = texts.flatMap((text, place) => {
    const { strict, loose } = rows[place]!;
    const words = foldWords(text);
    return strict === words && loose === words ? [] : [{ text: JSON.stringify(text), strict, loose, words }];
  });
  expect(differing.slice(0, 5)).toEqual([]);
});
