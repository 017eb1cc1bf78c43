// Reading a file of those who are to be members of a campaign: which column is meant, in whatever way it was written.
import { describe, expect, test } from 'vitest';
import { linesOfFile, linesOfText, readListFile } from '../../src/web/campaigns/list-file.ts';

describe('a file of members', () => {
  test('is read by the column whose heading says what it is', () => {
    const file = 'Navn;Kontonr.;E-mail\r\n"Bøg; Søn";10017;hans@bog.dk\r\nIngen;;x\r\n';
    expect(linesOfFile(file)).toEqual(['10017']);
    expect(linesOfFile('Firma,CVR-nr.\nA,13748136\nB,24256790')).toEqual(['13748136', '24256790']);
  });

  test('without headings it is the column that looks most like addresses or CVR numbers, else the first', () => {
    expect(linesOfFile('Hans\thans@bog.dk\nLis\tlis@bog.dk')).toEqual(['hans@bog.dk', 'lis@bog.dk']);
    expect(linesOfFile('10017\n10018\n')).toEqual(['10017', '10018']);
    expect(linesOfFile('')).toEqual([]);
  });

  test('of an older Danish program is understood as well', async () => {
    const old = new Blob([new Uint8Array([0x4b, 0xf8, 0x62, 0x0a])]);
    expect(await readListFile(old)).toEqual(['Køb']);
    expect(await readListFile(new Blob(['\ufeffKontonummer\n10017']))).toEqual(['10017']);
  });
});

test('pasted lines are one of each, without the empty ones', () => {
  expect(linesOfText(' 10017 \r\n\n10018;a@b.dk')).toEqual(['10017', '10018', 'a@b.dk']);
});
