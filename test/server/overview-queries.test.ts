// The measure of the word search: Danish queries as people write them, each with exactly what it must find. Where the
// search does not hold, the query stands in KNOWN with the reason, and they are counted.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { searchMarks } from '../../src/shared/search-marks.ts';
import { indexed } from '../helpers/indexed.ts';
import { type Corpus, makeCorpus } from '../helpers/search-corpus.ts';
import { useWorld } from '../helpers/world.ts';

interface Expected {
  q: string;
  keys: string[];
  first: string | undefined;
}

const TABLE = readFileSync(new URL('overview-queries.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .flatMap((line): Expected[] => {
    const [queries = '', answer = ''] = line.split(' => ');
    const marked = answer.trim() === '-' ? [] : answer.trim().split(' ');
    const keys = [...new Set(marked.map((key) => key.replace('!', '')))].sort();
    const first = marked.find((key) => key.startsWith('!'))?.slice(1);
    const written = (q: string) =>
      q.replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    return queries.split(' | ').map((q) => ({ q: written(q), keys, first }));
  });

/** What should be found, but is not, or the other way round. */
const KNOWN: [q: string, should: string, reason: string][] = [
  ['bil', 'bil bilen biler firmabil', 'a part of a word is found in «mobil» as well'],
  [
    'bilen',
    'bil bilen biler firmabil',
    'three letters before an ending are not looked for at the end of a compound',
  ],
  ['sag', 'sag sager', '«sagde» begins like it'],
  ['konto', 'konto konti', '«kontor» begins like it'],
  ['lager', 'lager', '«klager» ends like it'],
  [
    '125000',
    'belobA belobB',
    'digits without points are found in the middle of a number, as telephone numbers are',
  ],
];

const world = useWorld();
let corpus: Corpus;

beforeAll(async () => {
  corpus = await makeCorpus(world);
}, 300_000);

async function search(q: string, order = 'newest') {
  const answer = await world.admin.get(
    `/api/overview/activities?limit=200&order=${order}&q=${encodeURIComponent(q)}`,
  );
  expect(answer.status, q).toBe(200);
  return answer.body.items.map((item: { id: number; hit?: { in: string; text: string } }) => ({
    key: corpus.keys.get(item.id) ?? `?${item.id}`,
    hit: item.hit,
  })) as { key: string; hit?: { in: string; text: string } }[];
}
const found = async (q: string, order?: string) => (await search(q, order)).map(({ key }) => key);

test('the measure is large enough', () => {
  expect(new Set(TABLE.map(({ q }) => q)).size).toBe(TABLE.length);
  expect(TABLE.length).toBeGreaterThanOrEqual(220);
  expect(KNOWN.length / TABLE.length).toBeLessThanOrEqual(0.03);
});

test('every query finds exactly what it must', async () => {
  let [wanted, given, right] = [0, 0, 0];
  const wrong: object[] = [];
  const measure = async (q: string, keys: readonly string[]) => {
    const got = await found(q);
    const missing = keys.filter((key) => !got.includes(key));
    const tooMuch = got.filter((key) => !keys.includes(key));
    [wanted, given, right] = [wanted + keys.length, given + got.length, right + keys.length - missing.length];
    return missing.length + tooMuch.length > 0 ? [{ q, missing, tooMuch }] : [];
  };
  for (const { q, keys } of TABLE) wrong.push(...(await measure(q, keys)));
  const known = (await Promise.all(KNOWN.map(([q, should]) => measure(q, should.split(' '))))).flat();
  process.stdout.write(
    `${TABLE.length + KNOWN.length} queries: precision ${percent(right / given)}, recall ${percent(right / wanted)}; ${KNOWN.length} known not to hold\n`,
  );
  expect(wrong).toEqual([]);
  // Who mends one of them moves it into the table.
  expect(known.map(({ q }) => q)).toEqual(KNOWN.map(([q]) => q));
}, 180_000);
const percent = (part: number) => `${(part * 100).toFixed(2)} %`;

test('the best comes first', async () => {
  const rows = TABLE.filter(({ first }) => first !== undefined);
  const got = [];
  for (const { q, first } of rows) got.push([q, first, (await found(q, 'relevance'))[0]]);
  expect(got.filter(([, first, best]) => first !== best)).toEqual([]);
  expect(new Set(rows.map(({ first }) => first)).size).toBeGreaterThanOrEqual(12);
}, 60_000);

test('in whatever order, the same is found', async () => {
  for (const { q, keys } of TABLE.filter((_, place) => place % 8 === 0))
    for (const order of ['relevance', 'oldest']) expect((await found(q, order)).sort(), q).toEqual(keys);
}, 60_000);

test.each([
  ['hulprofil', 'mailA', 'mail', ['hulprofiler']],
  ['"galvaniserede hulprofiler"', 'mailA', 'mail', ['galvaniserede hulprofiler']],
  ['61626364', 'mailA', 'mail', ['61 62 63 64']],
  ['arkitekt-holst.dk', 'mailA', 'mail', ['arkitekt-holst.dk']],
  ['trediepart', 'mailA', 'mail', ['Trediepart']],
  ['målte db', 'mailB', 'mail', ['Målt', 'dB']],
  ['støjrapport', 'mailB', 'file', ['Støjrapport']],
  ['havneport_v2', 'docA', 'file', ['havneport_v2']],
  ['oversigten', 'docB', 'file', ['Oversigt']],
  ['maalskitse', 'docB', 'file', ['Målskitse']],
  ['betonprøver', 'ringop', undefined, []],
  ['tilbudsopfølgning', 'tilbudsopf', undefined, []],
])('«%s» in %s is quoted from the %s', async (q, key, place, marks) => {
  const hit = (await search(q)).find((item) => item.key === key)?.hit;
  expect(hit?.in).toBe(place);
  const text = hit?.text ?? '';
  expect(searchMarks(text, q).map(([from, to]) => text.slice(from, to))).toEqual(marks);
});

test('a word far down in a note is quoted where it stands', async () => {
  const note = `${'Indledning uden betydning. '.repeat(400)}Her blev fragten aftalt til Skagen.`;
  const { activity } = await world.activity({
    customerId: (await world.customer('Langt A/S')).id,
    typeId: world.types.Notat,
    note,
  });
  corpus.keys.set(activity.id, 'langt');
  await indexed(world);
  const [item] = await search('skagen');
  expect(item).toMatchObject({
    key: 'langt',
    hit: { in: 'note', text: expect.stringMatching(/^… .*Skagen\.$/) },
  });
});
