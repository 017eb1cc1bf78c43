// A workbook as a strict reader sees it: every part well-formed, and each sheet as rows of typed cells.
import { unzipSync } from 'fflate';
import { attributeOf, xmlTokens } from '../../src/server/overview/xml.ts';

/** A text, a number, or nothing; with the style that the cell is shown in. */
export interface SheetCell {
  value: string | number;
  style: number;
}
export interface Sheet {
  name: string;
  xml: string;
  rows: (SheetCell | undefined)[][];
}

export function readWorkbook(bytes: Buffer): Sheet[] {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString()]),
  );
  const workbook = parts.get('xl/workbook.xml')!;
  const names = [...xmlTokens(workbook)].flatMap((token) =>
    token.kind === 'open' && token.name === 'sheet' ? [attributeOf(token.attributes, 'name')!] : [],
  );
  for (const sheet of names.keys()) {
    if (!parts.get('[Content_Types].xml')!.includes(`/xl/worksheets/sheet${sheet + 1}.xml`))
      throw new Error(`sheet ${sheet + 1} has no type`);
  }
  return names.map((name, place) => {
    const xml = parts.get(`xl/worksheets/sheet${place + 1}.xml`)!;
    return { name, xml, rows: rowsOf(xml) };
  });
}

function rowsOf(xml: string): Sheet['rows'] {
  const rows: Sheet['rows'] = [];
  let at: { column: number; type: string; style: number; text: string } | undefined;
  let within = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (within && at) at.text += token.text;
    } else if (token.name === 'row' && token.kind === 'open') {
      if (Number(attributeOf(token.attributes, 'r')) !== rows.length + 1)
        throw new Error('a row is out of order');
      rows.push([]);
    } else if (token.name === 'c' && token.kind === 'open') {
      const [, letters = ''] = /^([A-Z]+)\d+$/.exec(attributeOf(token.attributes, 'r') ?? '') ?? [];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      at = {
        column,
        type: attributeOf(token.attributes, 't') ?? 'n',
        style: Number(attributeOf(token.attributes, 's')),
        text: '',
      };
    } else if (token.name === 'v' || token.name === 't') within = token.kind === 'open';
    else if (token.name === 'f') throw new Error('a formula');
    else if (token.name === 'c' && at) {
      const value = at.type === 'n' ? Number(at.text) : unescaped(at.text);
      rows.at(-1)![at.column] = { value, style: at.style };
      at = undefined;
    }
  }
  return rows;
}

const unescaped = (text: string) =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** What each row says under its headings; days and amounts by the formats of their cells. */
export function saidIn({ rows: [head, ...rows] }: Sheet): Record<string, string | number>[] {
  return rows.map((row) =>
    Object.fromEntries(
      head!.flatMap((heading, place) => (row[place] ? [[heading!.value, row[place].value]] : [])),
    ),
  );
}
