// The Date header. Read by our own rules, since Date.parse makes a day of almost any words with a number in them.
// What must always hold: a day that does not exist, or lies before there was mail, is no date.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'ma', 'jun', 'jul', 'aug', 'sep', 'o', 'nov', 'dec'];
/** Zone names that are still met (RFC 5322 4.3), in minutes. */
const ZONES: Record<string, number> = {
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  BST: 60,
  EET: 120,
  EEST: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const USUAL =
  /(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{2,4}),? +(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)? *([+-]\d{2}:?\d{2}|[a-z]{1,5}\b)?/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[t ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? *([+-]\d{2}:?\d{2}|z)?/i;
const C_STYLE =
  /^[a-z]{3} +([a-z]{3}) +(\d{1,2}) +(\d{2}):(\d{2}):(\d{2}) +(?:([a-z]{3,5}) +)?(\d{4})(?: +([+-]\d{4}))?/i;

/** The moment that a Date header names, or null. */
export function readDate(header: string | null): Date | null {
  const text = (header ?? '')
    .slice(0, 200)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const usual = USUAL.exec(text);
  if (usual) {
    const [, day, month, year, hour, minute, second, zone] = usual;
    return moment(fullYear(year!), monthOf(month!), Number(day), [hour!, minute!, second], zone);
  }
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return moment(Number(year), Number(month), Number(day), [hour!, minute!, second], zone);
  }
  const c = C_STYLE.exec(text);
  if (!c) return null;
  return moment(Number(c[7]), monthOf(c[1]!), Number(c[2]), [c[3]!, c[4]!, c[5]], c[8] ?? c[6]);
}

/** English months, and the two that Danish programs spell otherwise: maj, okt. */
function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return MONTHS.findIndex((month) => lower.startsWith(month) && (month !== 'ma' || lower[2] !== 'r')) + 1;
}

/** Two digits up to 49 are this century, three count from 1900 (RFC 5322 4.3). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function moment(
  year: number,
  month: number,
  day: number,
  clock: [string, string, string | undefined],
  zone: string | undefined,
): Date | null {
  const [hour, minute] = [Number(clock[0]), Number(clock[1])];
  // A leap second is the last one of its minute.
  const second = Math.min(Number(clock[2] ?? 0), 59);
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || year < 1990) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(local).getUTCDate() !== day) return null;
  return new Date(local - offset(zone) * 60_000);
}

/** Minutes east of Greenwich; an unknown or impossible zone counts as none (RFC 5322 4.3). */
function offset(zone: string | undefined): number {
  const digits = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!digits) return ZONES[(zone ?? '').toUpperCase()] ?? 0;
  const minutes = Number(digits[2]) * 60 + Number(digits[3]);
  return minutes > 14 * 60 ? 0 : digits[1] === '-' ? -minutes : minutes;
}
