// Reading what spreadsheets and people write, writing what spreadsheets read back.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disarm, openCsv, readCsv, rearm, writeCsv } from '../../src/shared/csv.ts';

const rowsOf = (text: string, delimiter = ';') => [...readCsv(text, delimiter)];

describe('rows, cells and the lines they start on', () => {
  it.each([
    [
      'plain',
      'a;b\r\n1;2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'any line break',
      'a;b\n1;2\r3;4\r\n5;6',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
        [3, '3', '4'],
        [4, '5', '6'],
      ],
    ],
    [
      'quoted breaks count',
      'a;b\r\n1;"x\ny\r\nz"\r\n2;w',
      [
        [1, 'a', 'b'],
        [2, '1', 'x\ny\r\nz'],
        [5, '2', 'w'],
      ],
    ],
    [
      'empty rows count',
      'a;b\n\n;\n  \n1;2\n',
      [
        [1, 'a', 'b'],
        [5, '1', '2'],
      ],
    ],
    [
      'doubled quotes',
      'a\n"sagde ""nej"" og gik"',
      [
        [1, 'a'],
        [2, 'sagde "nej" og gik'],
      ],
    ],
    [
      'delimiter inside quotes',
      'a;b\n"x;y";2',
      [
        [1, 'a', 'b'],
        [2, 'x;y', '2'],
      ],
    ],
    [
      'quotes inside bare text',
      'a;b\n12" skærm;Firma "Nord"',
      [
        [1, 'a', 'b'],
        [2, '12" skærm', 'Firma "Nord"'],
      ],
    ],
    ['empty cells', 'a;b;c\n;"";', [[1, 'a', 'b', 'c']]],
    [
      'last cell empty',
      'a;b\n1;',
      [
        [1, 'a', 'b'],
        [2, '1', ''],
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(rowsOf(text).map((row) => [row.line, ...row.cells])).toEqual(expected);
    expect(rowsOf(text).every((row) => !row.broken)).toBe(true);
  });
});

describe('one broken row never breaks the file', () => {
  it.each([
    ['a quote that is never closed', 'a;b\n1;"x\n2;y\n3;z'],
    ['a quote closed by the next row’s', 'a;b\n1;"x\n2;"y"\n3;z'],
    ['text after a closing quote', 'a;b\n1;"x" og y\n2;y\n3;z'],
  ])('%s', (_name, text) => {
    const rows = rowsOf(text);
    expect(rows.map((row) => [row.line, row.broken])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, false],
    ]);
    expect(rows.at(-1)?.cells).toEqual(['3', 'z']);
    expect(rows[2]?.cells).toEqual(['2', 'y']);
  });

  it('a quote left open over a whole file costs its own row only', () => {
    const text = `a;b\n1;"x\n${'2;y\n'.repeat(100_000)}`;
    const rows = rowsOf(text);
    expect(rows).toHaveLength(100_002);
    expect(rows.filter((row) => row.broken).map((row) => row.line)).toEqual([2]);
  });
});

describe('the delimiter is found by looking', () => {
  it.each([
    ['Kontonummer;Navn;By\n1;Olsen, Hans;Køge', ';'],
    ['Kontonummer,Navn,By\n1,"Hans; Olsen",Køge', ','],
    ['Kontonummer\tNavn\tBy\n1\tOlsen, Hans\tKøge', '\t'],
    ['Navn, titel;By\nOlsen, chef;Køge\nHansen;Vejle', ';'],
    ['Kontonummer\n1\n2', ';'],
    ['sep=,\nNavn;alias,By\n1,2', ','],
  ])('%j', (text, delimiter) => {
    expect(openCsv(text).delimiter).toBe(delimiter);
  });

  it('Excel’s hint is no row, but counts as a line', () => {
    expect([...openCsv('sep=;\r\na;b\r\n1;2').rows].map((row) => row.line)).toEqual([2, 3]);
  });
});

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'ø', ';', '"', '\n', '\r', ' ', "'", '=', '+', '-', '@', '\t', '7'),
  }),
  fc.string(),
);
/** A table in which every row has content, since rows without any are left out. */
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

describe('what must hold for every table', () => {
  it('what is written is read back as the same cells', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const withContent = rows.filter((row) => row.some((one) => one.trim() !== ''));
        const read = rowsOf(writeCsv(withContent)).map((row) => row.cells.map(rearm));
        expect(read).toEqual(withContent);
      }),
    );
  });

  it('well-formed text is read as csv-parse reads it', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(';', ',', '\t'), (rows, delimiter) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter))
          .join('\r\n');
        const theirs: string[][] = parse(text, {
          delimiter,
          relax_column_count: true,
          record_delimiter: '\r\n',
        });
        const withContent = theirs.filter((row) => row.some((one) => one.trim() !== ''));
        expect(rowsOf(text, delimiter).map((row) => row.cells)).toEqual(withContent);
      }),
    );
  });

  it('any text at all is read to its end, each row on a later line than the one before', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r') }), (text) => {
        const lines = rowsOf(text).map((row) => row.line);
        expect(lines).toEqual([...new Set(lines)].sort((left, right) => left - right));
        const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
        expect(lines.at(-1) ?? 0).toBeLessThanOrEqual(breaks + 1);
      }),
    );
  });
});

describe('formulas are disarmed and come back', () => {
  it.each([
    ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['@sum', "'@sum"],
    ["'=1+1", "''=1+1"],
    ['-2+3+cmd|x', "'-2+3+cmd|x"],
    ['+45 12 34 56 78', '+45 12 34 56 78'],
    ['-1.234,50', '-1.234,50'],
    ["'90'erne", "'90'erne"],
  ])('%s → %s', (given, written) => {
    expect(disarm(given)).toBe(written);
    expect(rearm(written)).toBe(given);
  });
});
