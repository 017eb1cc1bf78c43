// The words of a PDF, page by page, with what is filled in and noted on it. Pictures are not looked at.
import { getDocumentProxy } from 'unpdf';
import { LONGEST_TEXT, Unreadable } from './text-limits.ts';

const MOST_PAGES = 500;
/** as PDF.js counts: errors only, and those are thrown */
const SILENT = 0;

export async function textOfPdf(bytes: Buffer): Promise<string> {
  // A copy of its own: the reader gives it away.
  const document = await open(new Uint8Array(bytes));
  let text = '';
  let fault: unknown;
  try {
    const pages = Math.min(document.numPages, MOST_PAGES);
    for (let number = 1; number <= pages && text.length < LONGEST_TEXT; number += 1) {
      try {
        text += await textOfPage(await document.getPage(number));
      } catch (error) {
        // The others may be whole.
        fault = error;
      }
    }
  } finally {
    await document.loadingTask.destroy();
  }
  if (text === '' && fault) throw fault;
  return whole(text);
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function textOfPage(page: Awaited<ReturnType<Pdf['getPage']>>): Promise<string> {
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const notes = (await page.getAnnotations()).map(wordsOfAnnotation).join('\n');
  page.cleanup();
  return `${words}\n${notes}\n`;
}

async function open(data: Uint8Array) {
  try {
    return await getDocumentProxy(data, {
      verbosity: SILENT,
      maxImageSize: 1_000_000,
      useSystemFonts: false,
      useWasm: false,
      useWorkerFetch: false,
    });
  } catch (error) {
    throw (error as Error).name === 'PasswordException' ? new Unreadable('encrypted') : error;
  }
}

interface Annotation {
  fieldValue?: unknown;
  contentsObj?: { str?: unknown };
}

function wordsOfAnnotation({ fieldValue, contentsObj }: Annotation): string {
  return [fieldValue, contentsObj?.str].filter((text) => typeof text === 'string').join(' ');
}

/** Words that are parted at the end of a line, but for «salgs- og»; letters that are drawn as one. */
function whole(text: string): string {
  return text
    .replace(/(\p{Ll})[-\u2010]\n(?!(?:og|eller|samt)\b)(?=\p{Ll})/gu, '$1')
    .replace(/[\ufb00-\ufb06]/g, (letters) => letters.normalize('NFKC'));
}
