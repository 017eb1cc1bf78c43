// What somebody wrote in this mail, apart from the history below it. Danish programs first.
// What must always hold: nothing is lost (own + quoted is the text), own is empty only where the text is, and answers
// that stand between the quotes are never cut off.

/** Words of the lines above a quoted mail, in the languages that Danish firms meet. */
const FROM = 'Fra|From|Von|Från|De|Van|Da|Lähettäjä|Od';
const OTHERS =
  'Sendt|Sent|Dato|Date|Til|To|Cc|Kopi|Kopi til|Emne|Subject|Svar til|Reply-To|Bcc|Vedhæftet|Vedhæftede filer|Attachments|Prioritet|Gesendet|Datum|An|Betreff|Skickat|Till|Kopia|Ämne|Envoyé|À|Objet|Enviado|Para|Asunto|Verzonden|Aan|Onderwerp|Inviato|A|Oggetto';
const FROM_LINE = new RegExp(`^\\s{0,10}\\*{0,2}(?:${FROM})\\s?:\\*{0,2}\\s?(.{0,500})$`, 'i');
const OTHER_LINE = new RegExp(`^\\s{0,10}\\*{0,2}(${OTHERS})\\s?:\\*{0,2}(?:\\s|$)`, 'i');
const BANNER =
  /^\s{0,10}[-_=*]{2,30}\s?(oprindelig (meddelelse|besked|mail|e-mail)|original (message|meddelelse)|original(t)? (meddelande|melding)|ursprüngliche nachricht|videresendt (meddelelse|besked|mail|af .{1,100})|forwarded (message|by .{1,100})|ursprungligt meddelande|vidarebefordrat meddelande)\s?[-_=*]{2,30}\s*$/i;
const BEGIN_FORWARDED =
  /^\s{0,10}(start på videresendt (besked|meddelelse)|begin forwarded message|videresendt besked|videresendt meddelelse|anfang der weitergeleiteten nachricht)\s?:?\s*$/i;
const ATTRIBUTION_START =
  /^\s{0,10}(den|d\.|on|am|le|el|på|ons|man|tir|tor|fre|lør|søn|\d{1,2}[./-]|\d{4}-)\b|^\s{0,10}[^\s>].{0,200}(skrev|wrote)\b/i;
const ATTRIBUTION_END =
  /\b(skrev|skrev følgende|wrote|schrieb|a écrit|escribió|ha scritto|schreef)\b[^:\n]{0,200}:\s*$/i;
const RULE = /^\s{0,10}([-_]{5,200})\s*$/;
const SIGNATURE = /^(-- ?|_{5,200})$/;

/** Lines as they are compared: without no-break spaces, which Outlook puts everywhere. */
export const plainLines = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n');

/** The value of a «Fra:» line that at least two of Sendt, Dato, Til, Emne … follow within six lines; else null. */
export function fromOfBlock(lines: string[], at: number): string | null {
  const value = FROM_LINE.exec(lines[at]!)?.[1];
  if (value === undefined) return null;
  const words = new Set<string>();
  for (const line of lines.slice(at + 1, at + 8)) {
    // The next block begins: «Fra: og med mandag …» above it is the writer's own sentence.
    if (FROM_LINE.test(line)) break;
    const word = OTHER_LINE.exec(line)?.[1];
    if (word) words.add(word.toLowerCase());
  }
  return words.size >= 2 ? value.trim() : null;
}

export const isForwardBanner = (line: string): boolean =>
  BEGIN_FORWARDED.test(line) || (BANNER.test(line) && /videresendt|forwarded|vidarebefordrat/i.test(line));

/** The writer's own words, and the history that follows them. */
export function ownText(text: string): { own: string; quoted: string } {
  const lines = plainLines(text);
  const cut = firstCut(lines);
  const own = lines.slice(0, cut).join('\n').trimEnd();
  if (own.trim() === '') return { own: text.trim(), quoted: '' };
  return { own: own.trim(), quoted: lines.slice(cut).join('\n').trim() };
}

function firstCut(lines: string[]): number {
  const quoteCut = trailingQuote(lines);
  for (let at = 0; at < lines.length && at < quoteCut; at += 1) {
    const line = lines[at]!;
    if (line.trim() === '') continue;
    if (BANNER.test(line) || BEGIN_FORWARDED.test(line) || fromOfBlock(lines, at) !== null)
      return above(lines, at);
    const end = attributionEnd(lines, at);
    if (end !== null && !answersBetween(lines, end + 1)) return at;
  }
  return quoteCut;
}

/** The line of underscores that Outlook draws above «Fra:» belongs to the quote. */
function above(lines: string[], at: number): number {
  let before = at - 1;
  while (before >= 0 && lines[before]!.trim() === '') before -= 1;
  return before >= 0 && RULE.test(lines[before]!) ? before : at;
}

/**
 * «Den 26. okt. 2021 kl. 14.25 skrev Jens Hansen <jh@firma.dk>:», folded over up to three lines. It holds a digit or
 * an @, else «Den aftale vi skrev under på i går gælder:» were one.
 */
function attributionEnd(lines: string[], at: number): number | null {
  if (!ATTRIBUTION_START.test(lines[at]!.slice(0, 400))) return null;
  let joined = '';
  for (let end = at; end < at + 3 && end < lines.length; end += 1) {
    const line = lines[end]!.trim();
    if (line === '' || line.startsWith('>')) return null;
    joined = `${joined} ${line}`.trim();
    if (joined.length > 500) return null;
    if (ATTRIBUTION_END.test(joined)) return /[\d@]/.test(joined) ? end : null;
    if (joined.endsWith(':')) return null;
  }
  return null;
}

/** Whether somebody answers below a quote: then nothing may be cut. A signature or a list's footer is no answer. */
function answersBetween(lines: string[], start: number): boolean {
  let quoted = false;
  for (const line of lines.slice(start)) {
    if (line.trimStart().startsWith('>')) quoted = true;
    else if (quoted && SIGNATURE.test(line.trimEnd())) return false;
    else if (quoted && line.trim() !== '') return true;
  }
  return false;
}

/** Where the quoted lines at the very end begin; the number of lines when there are none. */
function trailingQuote(lines: string[]): number {
  let first = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]!.trimStart();
    if (line.startsWith('>')) first = at;
    else if (line !== '') break;
  }
  // Quotes further up mean that the answers stand between them.
  return lines.slice(0, first).some((line) => line.trimStart().startsWith('>')) ? lines.length : first;
}
