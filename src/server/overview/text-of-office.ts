// The words of what Word, Excel, PowerPoint and LibreOffice write: XML in a zip, of which only the members with words are
// unpacked. What must always hold: a zip never unpacks to more than it may, whatever it says of itself.
import { unzipSync } from 'fflate';
import { decodeText, LONGEST_TEXT, Unreadable } from './text-limits.ts';
import { textOfSheets } from './text-of-sheets.ts';
import { xmlTokens } from './xml.ts';

const MOST_MEMBERS = 10_000;
/** of all members that are read, bytes */
const MOST_UNPACKED = 100_000_000;
/** of one member; more than 200,000 characters of words, however they are dressed */
const MOST_OF_ONE = 16_000_000;

type Members = ReadonlyMap<string, string>;

interface Form {
  /** the member that only this form has */
  is: string;
  /** the members that have words, and what else is needed */
  members: RegExp;
  textOf(members: Members): string;
}

const OPEN_DOCUMENT: Form = {
  is: 'content.xml',
  members: /^(content|styles|meta-inf\/manifest)\.xml$/,
  textOf(members) {
    if (members.get('meta-inf/manifest.xml')?.includes('encryption-data')) throw new Unreadable('encrypted');
    return textOfAll(members, {
      inside: new Set(['p', 'h']),
      apart: new Set(['p', 'h', 'tab', 's', 'line-break']),
      without: new Set(['tracked-changes']),
    });
  },
};

/** Runs of one word stand beside one another: «til» and «bud» is «tilbud». */
const RUNS = {
  inside: new Set(['t']),
  apart: new Set(['p', 'tab', 'br', 'cr', 'tc']),
  // The same once more, for programs that are too old for the first.
  without: new Set(['Fallback']),
};

const FORMS: readonly Form[] = [
  {
    is: 'word/',
    members: /^word\/(document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/,
    textOf: (members) => textOfAll(members, RUNS),
  },
  {
    is: 'xl/',
    members: /^xl\/(workbook|sharedstrings|styles|worksheets\/[^/]+|comments\d*)\.xml$/,
    textOf: (members) => `${textOfSheets(members)} ${textOfAll(only(members, /comments/), RUNS)}`,
  },
  {
    is: 'ppt/',
    members: /^ppt\/(slides|notesslides)\/[^/]+\.xml$/,
    textOf: (members) => textOfAll(members, RUNS),
  },
  OPEN_DOCUMENT,
];

/** Null when it is a zip of something else. Throws Unreadable, and what the unzipper throws. */
export function textOfOffice(bytes: Buffer): string | null {
  const names: string[] = [];
  walk(bytes, (name) => {
    names.push(name);
    return false;
  });
  const form = FORMS.find(({ is }) => names.some((name) => name.startsWith(is)));
  return form ? form.textOf(unpack(bytes, form.members)) : null;
}

const plainName = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

function walk(bytes: Buffer, wanted: (name: string, size: number) => boolean): Record<string, Uint8Array> {
  let count = 0;
  return unzipSync(bytes, {
    filter({ name, originalSize }) {
      count += 1;
      if (count > MOST_MEMBERS) throw new Unreadable('too-large');
      return wanted(plainName(name), originalSize);
    },
  });
}

/** Into as much room as each member says it needs, and never more. The first slide comes before the tenth. */
function unpack(bytes: Buffer, wanted: RegExp): Members {
  let size = 0;
  const files = walk(bytes, (name, unpacked) => {
    if (!wanted.test(name)) return false;
    size += unpacked;
    if (size > MOST_UNPACKED) throw new Unreadable('too-large');
    return true;
  });
  const inOrder = Object.entries(files)
    .map(([name, content]) => [plainName(name), content] as const)
    .sort(([left], [right]) => left.localeCompare(right, 'en', { numeric: true }));
  return new Map(
    inOrder.map(([name, content]) => [name, decodeText(Buffer.from(content.subarray(0, MOST_OF_ONE)))]),
  );
}

function only(members: Members, wanted: RegExp): Members {
  return new Map([...members].filter(([name]) => wanted.test(name)));
}

interface Words {
  /** elements whose characters are words */
  inside: ReadonlySet<string>;
  /** elements that part words */
  apart: ReadonlySet<string>;
  without: ReadonlySet<string>;
}

function textOfAll(members: Members, words: Words): string {
  let text = '';
  for (const xml of members.values()) {
    text += `${textOfXml(xml, words)} `;
    if (text.length > LONGEST_TEXT) break;
  }
  return text;
}

function textOfXml(xml: string, { inside, apart, without }: Words): string {
  let text = '';
  let within = 0;
  let left = 0;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (within > 0 && left === 0) text += token.text;
    } else {
      const step = token.kind === 'open' ? 1 : -1;
      if (inside.has(token.name)) within += step;
      if (without.has(token.name)) left += step;
      if (token.kind === 'close' && apart.has(token.name)) text += ' ';
    }
    if (text.length > LONGEST_TEXT) break;
  }
  return text;
}
