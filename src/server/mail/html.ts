// HTML of strangers made harmless for showing. The page shows it in a sandbox with a policy as well: both layers.
// What must always hold: no script, no request to anywhere before the reader asks for it, and nothing that leaves its
// frame. Remote pictures wait under data-remote, pictures of the mail itself under data-cid.
import sanitize from 'sanitize-html';
import { textOfHtml } from './parse-html-text.ts';

const LONGEST = 2_000_000;
const DEEPEST = 200;

const TAGS =
  'a abbr address b big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul wbr'.split(
    ' ',
  );
const EVERYWHERE = ['style', 'align', 'valign', 'dir', 'lang', 'title', 'width', 'height', 'bgcolor'];
const STYLES =
  /^(color|background|background-color|font|font-(family|size|style|weight|variant)|text-(align|decoration|indent|transform)|line-height|letter-spacing|white-space|vertical-align|width|height|(min|max)-(width|height)|(margin|padding)(-(top|right|bottom|left))?|border(-(top|right|bottom|left))?(-(color|style|width))?|border-(collapse|spacing|radius)|list-style(-type)?|display|word-(break|wrap)|overflow-wrap|table-layout|clear|float)$/;
/** The only functions a value may call: none of them fetches anything. */
const COLOURS = /\b(rgba?|hsla?)\([\d\s.,%/]*\)/g;

/** The HTML as it may be shown, and how many remote pictures it holds back. */
export function sanitiseMail(html: string): { html: string; remoteImages: number } {
  const source = html.slice(0, LONGEST);
  if (tooDeep(source)) return { html: asText(source), remoteImages: 0 };
  let remoteImages = 0;
  const attributes = (tag: string, given: sanitize.Attributes): sanitize.Attributes => {
    const kept: sanitize.Attributes = { ...given };
    if (kept.style !== undefined) {
      const style = harmlessStyle(kept.style);
      if (style === '') delete kept.style;
      else kept.style = style;
    }
    // They are ours to give: a sender who sets them would have a picture loaded under our name.
    delete kept['data-remote'];
    delete kept['data-cid'];
    if (tag === 'img') {
      const source = imageSource(kept.src);
      delete kept.src;
      if (source !== null) kept[source.name] = source.value;
      if (source?.name === 'data-remote') remoteImages += 1;
    }
    if (tag === 'a' && kept.href !== undefined) {
      kept.rel = 'noopener noreferrer nofollow';
      kept.target = '_blank';
    }
    return kept;
  };
  const clean = sanitize(source, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': EVERYWHERE,
      a: ['href', 'rel', 'target'],
      img: ['src', 'data-remote', 'data-cid', 'alt', 'border'],
      table: ['border', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan', 'nowrap'],
      th: ['colspan', 'rowspan', 'nowrap'],
      col: ['span'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
      ul: ['type'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    nestingLimit: DEEPEST,
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'svg',
      'math',
      'template',
      'xml',
    ],
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: attributes(tagName, attribs) }) },
  });
  return { html: clean, remoteImages };
}

function imageSource(
  given: string | undefined,
): { name: 'src' | 'data-remote' | 'data-cid'; value: string } | null {
  const source = (given ?? '').replace(/[\s\p{Cc}]+/gu, '');
  if (/^https?:\/\//i.test(source)) return { name: 'data-remote', value: source };
  if (/^\/\/[^/]/.test(source)) return { name: 'data-remote', value: `https:${source}` };
  if (/^cid:./i.test(source)) return { name: 'data-cid', value: source.slice(4) };
  // SVG is a document that can carry script, whatever shows it.
  return /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=]+$/i.test(source)
    ? { name: 'src', value: source }
    : null;
}

/** Only known properties with plain values: no url(), no escapes, no comments, nothing placed over the page. */
function harmlessStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.slice(0, 10_000).split(';')) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (colon < 1 || !STYLES.test(property) || value.length > 300) continue;
    if (!/^[\p{L}\p{N}\s#%.,'"!+/()-]+$/u.test(value) || /\/\s*\*|\/\//.test(value)) continue;
    if (/[()]/.test(value.replace(COLOURS, '')) || /(^|\s)-\d/.test(value)) continue;
    kept.push(`${property}:${value}`);
  }
  return kept.join(';');
}

// They end by themselves, or never hold anything: a long run of them is sloppy, not deep.
const FLAT =
  /^(p|li|d[dt]|option|optgroup|t[rdh]|thead|tbody|tfoot|area|base|br|col|embed|hr|img|input|link|meta|source|wbr)$/;

/** The parser's time grows with the square of the nesting: 5 s for a megabyte of <div>. No program nests 1,000 deep. */
function tooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, closing, given] of html.matchAll(/<(\/?)([a-z][^\s/>]{0,40})/gi)) {
    const name = given!.toLowerCase();
    if (FLAT.test(name)) continue;
    const count = open.get(name) ?? 0;
    if (closing && count === 0) continue;
    open.set(name, count + (closing ? -1 : 1));
    depth += closing ? -1 : 1;
    if (depth > 1000) return true;
  }
  return false;
}

function asText(html: string): string {
  const text = textOfHtml(html).replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<pre style="white-space:pre-wrap">${text}</pre>`;
}
