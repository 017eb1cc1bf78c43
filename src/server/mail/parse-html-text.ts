// The readable text of an HTML body: for search, for the note, and for finding what is quoted.
// Of our own, because the converters we know wrap lines at 80 characters, which breaks «Fra: … <…>» in two, write
// headings in capitals, or take time that grows with the square of the nesting. One pass, no tree.
const SKIPPED = new Set([
  'style',
  'script',
  'head',
  'title',
  'noscript',
  'template',
  'textarea',
  'svg',
  'math',
  'xml',
]);
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const APART = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'blockquote']);
const ENTITIES = new Map(
  Object.entries({
    nbsp: ' ',
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    aelig: 'æ',
    oslash: 'ø',
    aring: 'å',
    AElig: 'Æ',
    Oslash: 'Ø',
    Aring: 'Å',
    eacute: 'é',
    egrave: 'è',
    aacute: 'á',
    uuml: 'ü',
    ouml: 'ö',
    auml: 'ä',
    Uuml: 'Ü',
    Ouml: 'Ö',
    Auml: 'Ä',
    szlig: 'ß',
    copy: '©',
    reg: '®',
    trade: '™',
    euro: '€',
    pound: '£',
    sect: '§',
    deg: '°',
    middot: '·',
    bull: '•',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    laquo: '«',
    raquo: '»',
    bdquo: '„',
    sbquo: '‚',
    frac12: '½',
    times: '×',
    shy: '',
    zwnj: '',
    zwj: '',
  }),
);

/** The text of at most `longest` characters of HTML; quotes start with «> » as in a plain mail. */
export function textOfHtml(html: string, longest = 1_000_000): string {
  const source = html.slice(0, longest);
  const lines: string[] = [];
  let line = '';
  let quotes = 0;
  const endless = new Set<string>();
  const mark = () => '> '.repeat(Math.min(quotes, 5));
  const breakLine = (empty = false) => {
    const text = line.replace(/[ \t\u00a0]+/g, ' ').trim();
    line = '';
    if (text !== '') lines.push(mark() + text);
    else if (empty && lines.length > 0 && lines.at(-1)!.replace(/[> ]/g, '') !== '')
      lines.push(mark().trimEnd());
  };
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    line += decodeEntities(source.slice(at, open < 0 ? source.length : open).replace(/\s+/g, ' '));
    if (open < 0) break;
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      at = end < 0 ? source.length : end + 3;
      continue;
    }
    const tag = /<(\/?)([a-z][a-z0-9:]{0,20})/iy;
    tag.lastIndex = open;
    const match = tag.exec(source);
    if (!match && !/[!?/]/.test(source[open + 1] ?? '')) {
      line += '<';
      at = open + 1;
      continue;
    }
    const close = source.indexOf('>', open);
    at = close < 0 ? source.length : close + 1;
    if (!match) continue;
    const [, closing, given] = match;
    const name = given!.toLowerCase();
    if (!closing && SKIPPED.has(name)) {
      at = afterElement(source, at, name, endless);
      continue;
    }
    if (name === 'br') breakLine(true);
    else if (BLOCKS.has(name)) {
      breakLine(APART.has(name));
      if (name === 'blockquote') quotes = Math.max(0, quotes + (closing ? -1 : 1));
      if (name === 'li' && !closing) line = '- ';
    } else if ((name === 'td' || name === 'th') && closing) line += ' ';
  }
  breakLine();
  return lines.join('\n').trim();
}

/**
 * Behind the end tag; an element that never ends takes only its own tag with it, else one tag hides a mail. What was
 * not found once is not looked for again, else time is quadratic.
 */
function afterElement(source: string, start: number, name: string, endless: Set<string>): number {
  if (endless.has(name)) return start;
  const end = new RegExp(`</${name}\\b[^<>]{0,100}>`, 'gi');
  end.lastIndex = start;
  const match = end.exec(source);
  if (match) return match.index + match[0].length;
  endless.add(name);
  return start;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d{0,2}));?/gi,
    (whole, decimal, hex, name) => {
      if (name) return ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      if (code === 160) return ' ';
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : '';
    },
  );
}
