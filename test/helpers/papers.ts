// Documents as Word, Excel, PowerPoint, LibreOffice and others write them: as little of each as its reader needs.
import { strToU8, type Zippable, zipSync } from 'fflate';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function zip(members: Record<string, string | Uint8Array>, level: 0 | 1 | 6 = 6): Buffer {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(members))
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  return Buffer.from(zipSync(files, { level }));
}

/** A paragraph in runs, as Word cuts it where a letter was mended. */
const paragraph = (text: string) =>
  `<w:p>${text
    .match(/.{1,3}/gsu)!
    .map((run) => `<w:r><w:t xml:space="preserve">${escaped(run)}</w:t></w:r>`)
    .join('')}</w:p>`;

export function docx(paragraphs: readonly string[], more: Record<string, string> = {}): Buffer {
  return zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${paragraphs.map(paragraph).join('')}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [`word/${name}.xml`, paragraph(text)])),
  });
}

/** Numbers as numbers, texts shared; `day`: how Excel counts days. */
export function xlsx(
  rows: readonly (readonly (string | number | { day: number } | { here: string })[])[],
): Buffer {
  const shared: string[] = [];
  const cell = (value: (typeof rows)[number][number]): string => {
    if (typeof value === 'number') return `<c s="0"><v>${value}</v></c>`;
    if (typeof value === 'string') return `<c t="s"><v>${shared.push(value) - 1}</v></c>`;
    if ('day' in value) return `<c s="1"><v>${value.day}</v></c>`;
    return `<c t="inlineStr"><is><t>${escaped(value.here)}</t></is></c>`;
  };
  const data = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  return zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="Prisark" sheetId="1"/></sheets></workbook>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy;@"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData></worksheet>`,
  });
}

export const pptx = (slides: readonly string[]): Buffer =>
  zip({
    '[Content_Types].xml': '<Types/>',
    ...Object.fromEntries(
      slides.map((text, index) => [
        `ppt/slides/slide${index + 1}.xml`,
        `<p:sld><a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p></p:sld>`,
      ]),
    ),
  });

export const openDocument = (paragraphs: readonly string[], more: Record<string, string> = {}): Buffer =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:body>${paragraphs
      .map((text) => `<text:p>${escaped(text)}</text:p>`)
      .join('')}</office:body></office:document-content>`,
    ...more,
  });

/** Rich Text as WordPad writes it. */
export const rtf = (text: string): Buffer =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Calibri;}}{\\*\\generator Riched20}\\f0 ${text.replace(
      /[^ -~]/gu,
      (letter) => `\\'${Buffer.from(letter, 'latin1').toString('hex')}`,
    )}\\par}`,
  );
