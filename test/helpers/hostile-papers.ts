// Documents that are broken, wrong or meant to harm, and in which states their reading may end.
import { randomBytes } from 'node:crypto';
import { pdf } from '../../demo/papers.ts';
import { docx, openDocument, xlsx, zip } from './papers.ts';

type State = 'read' | 'empty' | 'unreadable' | 'too-large';

export interface HostilePaper {
  what: string;
  name: string;
  bytes: Buffer;
  ends: State[];
  reason?: string;
}

const MB = 1_000_000;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** A PDF of these objects, without a table: the reader finds them itself. */
function pdfOf(objects: readonly string[], trailer = '/Root 1 0 R'): Buffer {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(
    `%PDF-1.4\n${body}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\n%%EOF\n`,
    'latin1',
  );
}

const stream = (content: string, more = '') =>
  `<< /Length ${content.length} ${more} >>\nstream\n${content}\nendstream`;

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = (resources: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << ${resources} >> >>`;

/** Says of every member that it is small when it is unpacked. */
function lying(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4))
    copy.writeUInt32LE(100, at + 24);
  return copy;
}

/** Says of a member that it is 4 GB when it is unpacked. */
function boasting(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(0xfffffff0, copy.lastIndexOf('PK\x01\x02') + 24);
  return copy;
}

const bomb = zip({ 'word/document.xml': Buffer.alloc(120 * MB, '<w:p>') }, 1);
const entities = Array.from(
  { length: 30 },
  (_, index) => `<!ENTITY a${index + 1} "&a${index};&a${index};&a${index};">`,
).join('');
const whole = docx(Array(200).fill('Et langt brev om fast pris og levering'));

export const hostilePapers = (): HostilePaper[] => [
  { what: 'a zip bomb', name: 'bombe.docx', bytes: bomb, ends: ['too-large'] },
  {
    what: 'a zip that lies of its size',
    name: 'løgn.docx',
    bytes: lying(bomb),
    ends: ['read', 'empty', 'unreadable'],
  },
  {
    what: 'a zip that boasts of its size',
    name: 'pral.docx',
    bytes: boasting(docx(['Hej'])),
    ends: ['too-large'],
  },
  {
    what: 'a zip of very many members',
    name: 'mange.xlsx',
    bytes: zip(Object.fromEntries(Array.from({ length: 12_000 }, (_, index) => [`xl/${index}`, ''])), 0),
    ends: ['too-large'],
  },
  {
    what: 'nesting without end',
    name: 'dyb.docx',
    bytes: zip({ 'word/document.xml': `${'<w:p>'.repeat(MB)}<w:t>dybt nede</w:t>` }, 1),
    ends: ['read'],
  },
  {
    what: 'entities that multiply',
    name: 'entiteter.docx',
    bytes: zip({
      'word/document.xml': `<!DOCTYPE d [<!ENTITY a0 "ha">${entities}]><w:t>før &a30; efter</w:t>`,
    }),
    ends: ['read'],
  },
  {
    what: 'one long text in a million cells',
    name: 'celler.xlsx',
    bytes: zip({
      'xl/sharedStrings.xml': `<sst><si><t>${'lang '.repeat(6000)}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': `<row>${'<c t="s"><v>0</v></c>'.repeat(500_000)}</row>`,
    }),
    ends: ['read'],
  },
  {
    what: 'a PDF whose pages hold one another',
    name: 'ring.pdf',
    bytes: pdfOf([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>']),
    ends: ['empty', 'unreadable'],
  },
  {
    what: 'a PDF whose form draws itself',
    name: 'sløjfe.pdf',
    bytes: pdfOf([
      CATALOG,
      PAGES,
      page('/XObject << /A 5 0 R >>'),
      stream('/A Do '.repeat(1000)),
      stream(
        '/A Do /A Do /A Do',
        '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >>',
      ),
    ]),
    ends: ['empty', 'unreadable'],
  },
  {
    what: 'a PDF whose table refers to itself',
    name: 'tabel.pdf',
    bytes: Buffer.from(
      '%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF',
    ),
    ends: ['unreadable'],
    reason: 'broken',
  },
  {
    what: 'a PDF of a billion pages',
    name: 'sider.pdf',
    bytes: pdfOf([CATALOG, '<< /Type /Pages /Kids [] /Count 1000000000 >>']),
    ends: ['empty', 'unreadable'],
  },
  {
    what: 'a PDF with a password',
    name: 'lås.pdf',
    bytes: pdfOf(
      [
        CATALOG,
        PAGES,
        page(''),
        stream(''),
        `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
      ],
      '/Root 1 0 R /Encrypt 5 0 R /ID [<00> <00>]',
    ),
    ends: ['unreadable'],
    reason: 'encrypted',
  },
  {
    what: 'half a PDF',
    name: 'halv.pdf',
    bytes: pdf(['Halvt tilbud']).subarray(0, 300),
    ends: ['empty', 'unreadable'],
  },
  {
    what: 'a PDF of noise',
    name: 'støj.pdf',
    bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(MB)]),
    ends: ['empty', 'unreadable'],
  },
  {
    what: 'half a Word file',
    name: 'halv.docx',
    bytes: whole.subarray(0, whole.length / 2),
    ends: ['unreadable'],
    reason: 'broken',
  },
  {
    what: 'a Word file with a password',
    name: 'lås.docx',
    bytes: Buffer.concat([OLE, Buffer.alloc(4096)]),
    ends: ['unreadable'],
    reason: 'encrypted',
  },
  {
    what: 'an OpenDocument with a password',
    name: 'lås.odt',
    bytes: openDocument(['volapyk'], { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    ends: ['unreadable'],
    reason: 'encrypted',
  },
  {
    what: 'an old Word file',
    name: 'gammel.doc',
    bytes: Buffer.concat([OLE, Buffer.alloc(4096, 1)]),
    ends: ['unreadable'],
    reason: 'unsupported',
  },
  {
    what: 'half an Outlook mail',
    name: 'halv.msg',
    bytes: Buffer.concat([OLE, randomBytes(600)]),
    ends: ['unreadable'],
    reason: 'broken',
  },
  {
    what: 'noise called Excel',
    name: 'støj.xlsx',
    bytes: randomBytes(MB),
    ends: ['unreadable'],
    reason: 'broken',
  },
  {
    what: 'a picture called Word',
    name: 'billede.docx',
    bytes: Buffer.from('89504e470d0a1a0a0000000d4948445201', 'hex'),
    ends: ['unreadable'],
    reason: 'broken',
  },
  {
    what: 'a program called PDF',
    name: 'faktura.pdf',
    bytes: Buffer.from('MZ\x90\x00\x03', 'latin1'),
    ends: ['empty'],
  },
  {
    what: 'Rich Text of groups alone',
    name: 'dyb.rtf',
    bytes: Buffer.from(`{\\rtf1 ${'{'.repeat(MB)}`),
    ends: ['empty'],
  },
  {
    what: 'HTML of signs alone',
    name: 'tegn.html',
    bytes: Buffer.from('<'.repeat(MB)),
    ends: ['read', 'empty'],
  },
  {
    what: 'XML that never ends',
    name: 'uendelig.xml',
    bytes: Buffer.from(`<?xml version="1.0"?><a ${'b:'.repeat(MB)}`),
    ends: ['empty', 'read'],
  },
  {
    what: 'a mail that is no mail',
    name: 'støj.eml',
    bytes: randomBytes(MB),
    ends: ['read', 'empty', 'unreadable'],
  },
  {
    what: 'a sheet of numbers that are none',
    name: 'tal.xlsx',
    bytes: xlsx([[Number.NaN, { day: 9e99 }, 1e300]]),
    ends: ['read'],
  },
  { what: 'text of zeros', name: 'nul.csv', bytes: Buffer.alloc(MB), ends: ['empty'] },
];
