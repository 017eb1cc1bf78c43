// The parts of a workbook (ECMA-376) as text. Every text stands in its own cell: a table of shared ones would have to be
// kept whole until the end.
import type { SheetValue, Shown } from './written.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What a cell can hold; Excel repairs a file that has more. */
const LONGEST = 32_767;
const CUT = ' …';

/** Styles by their places in STYLES. */
const HEADING = 1;
const TEXT = 2;
const SHOWN: Record<Shown, number> = { whole: 3, kroner: 4, day: 5, moment: 6, time: 7 };

// A cell of the format «@» stays a text when it is edited: an account number keeps its zeros, «=1+1» is not computed.
const STYLES = `${XML}<styleSheet ${MAIN}><numFmts count="3">
<numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="dd\\-mm\\-yyyy\\ hh:mm"/>
<numFmt numFmtId="166" formatCode="hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/>
${[49, 1, 4, 164, 165, 166].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Everything before the rows, with the row of headings: bold, and always in sight. */
export function sheetHead(headings: readonly string[], widths: readonly number[], isFirst: boolean): string {
  const columns = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  const cells = headings.map((heading, place) => textCell(`${letters(place)}1`, heading, HEADING));
  return (
    `${XML}<worksheet ${MAIN}><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>' +
    `</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData><row r="1">${cells.join('')}</row>`
  );
}

/** `row` counts from 1. */
export function sheetRow(row: number, values: readonly (SheetValue | undefined)[]): string {
  let cells = '';
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (value === undefined || value === '') continue;
    const at = `${letters(place)}${row}`;
    cells +=
      typeof value === 'string'
        ? textCell(at, value, TEXT)
        : `<c r="${at}" s="${SHOWN[value.shown]}"><v>${value.number}</v></c>`;
  }
  return `<row r="${row}">${cells}</row>`;
}

/** Everything behind the rows: the heading filters, and a number that is a text is none that Excel need warn of. */
export function sheetTail(columns: number, rows: number): string {
  const all = `A1:${letters(columns - 1)}${rows}`;
  return (
    `</sheetData><autoFilter ref="${all}"/><pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="landscape"/>` +
    `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

/** The parts beside the sheets, by their names. */
export function workbookParts(
  name: string,
  columns: number,
  rowsOfSheets: readonly number[],
): Record<string, string> {
  const sheets = rowsOfSheets.map((rows, place) => ({
    n: place + 1,
    title: sheetName(name, place + 1),
    filtered: `$A$1:$${letters(columns - 1)}$${rows}`,
  }));
  const each = (xml: (sheet: (typeof sheets)[number]) => string) => sheets.map(xml).join('');
  const relation = (n: number, type: string, target: string) =>
    `<Relationship Id="rId${n}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each(({ n }) => part(`worksheets/sheet${n}`, 'worksheet'))}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">
${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>
<sheets>${each(({ n, title }) => `<sheet name="${escaped(title)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets>
<definedNames>${each(
      ({ n, title, filtered }) =>
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${n - 1}" hidden="1">` +
        `${escaped(`'${title.replaceAll("'", "''")}'!${filtered}`)}</definedName>`,
    )}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">
${each(({ n }) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`))}
${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': STYLES,
  };
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(fitting(text))}</t></is></c>`;
}

/** CSV has it whole; the cut never goes through a letter. */
const fitting = (text: string): string =>
  text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST - CUT.length).replace(/[\ud800-\udbff]$/, '')}${CUT}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(FORBIDDEN, '')
      .replace(/\r\n?/g, '\n')
      // Excel reads «_x000A_» as a character by its number, unless its underscore is one itself.
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replace(/[&<>"]/g, (character) => MARKUP[character]!)
  );
}

/** 0 → A, 26 → AA */
function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

/** At most 31 characters and none that Excel refuses in the name of a sheet. */
function sheetName(name: string, n: number): string {
  const end = n === 1 ? '' : ` (${n})`;
  const plain = name.replace(/[[\]:*?/\\]/g, ' ').replace(/\p{Cc}/gu, ' ');
  const short = plain.slice(0, 31 - end.length).replace(/[\ud800-\udbff]$/, '');
  const bare = short.trim().replace(/^'+|'+$/g, '');
  // Excel keeps this one for itself.
  const free = /^history$/i.test(bare) ? `${bare}_` : bare;
  return (free || 'Ark') + end;
}
