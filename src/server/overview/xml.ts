// XML as a row of tokens: one pass, no tree, no declarations. So nesting costs nothing, and an entity that a document
// declares itself is never put in.

export type XmlToken =
  | { kind: 'open'; name: string; attributes: string }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

const TAG = /^(\/?)(?:[^\s/>:]*:)?([^\s/>]+)([\s\S]*?)(\/?)$/;
const CDATA = '<![CDATA[';

/** Names come without their prefixes; an empty element opens and closes. */
export function* xmlTokens(xml: string): Generator<XmlToken, void, undefined> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const end = open < 0 ? xml.length : open;
    if (end > at) yield { kind: 'text', text: decodeEntities(xml.slice(at, end)) };
    if (open < 0) return;
    if (xml.startsWith(CDATA, open)) {
      at = behind(xml, ']]>', open);
      yield { kind: 'text', text: xml.slice(open + CDATA.length, at).replace(/\]\]>$/, '') };
    } else if (xml.startsWith('<!--', open)) {
      at = behind(xml, '-->', open);
    } else {
      at = behind(xml, '>', open);
      const [, closing, name, attributes = '', empty] = TAG.exec(xml.slice(open + 1, at - 1)) ?? [];
      if (name === undefined || /^[!?]/.test(name)) continue;
      if (!closing) yield { kind: 'open', name, attributes };
      if (closing || empty) yield { kind: 'close', name };
    }
  }
}

/** What an attribute of this whole name says. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : decodeEntities(value);
}

function behind(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found < 0 ? xml.length : found + end.length;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,32}));/gi, (_, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? ' ';
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
