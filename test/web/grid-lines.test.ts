import { expect, test } from 'vitest';
import { idsBetween, toLines } from '../../src/web/ui/data-grid/lines.ts';

const groups = [
  { id: 'late', title: 'Forsinket', rows: [{ id: 'a' }, { id: 'b' }] },
  { id: 'today', title: 'I dag', rows: [{ id: 'c' }] },
];
const lines = (folded: string[] = []) => toLines(groups, new Set(folded), (row) => row.id);

test('headings and rows stand in one list, each under a key of its own', () => {
  expect(lines().map((line) => line.key)).toEqual(['group late', 'row a', 'row b', 'group today', 'row c']);
});

test('a folded group keeps its heading', () => {
  expect(lines(['late']).map((line) => line.key)).toEqual(['group late', 'group today', 'row c']);
});

test('a group without a title is a plain list', () => {
  const plain = toLines([{ id: 'all', title: '', rows: [{ id: 'a' }] }], new Set(), (row) => row.id);
  expect(plain.map((line) => line.key)).toEqual(['row a']);
});

test('marking a range takes the rows between, in either direction, and passes over headings', () => {
  expect(idsBetween(lines(), 1, 4)).toEqual(['a', 'b', 'c']);
  expect(idsBetween(lines(), 4, 2)).toEqual(['b', 'c']);
  expect(idsBetween(lines(), 0, 0)).toEqual([]);
});
