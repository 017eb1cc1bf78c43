// Numbers and addresses that identify companies and people in Denmark: CVR, P-number, phone, e-mail, CPR.
// What must always hold: one thing has one stored form, so that equality is equality of strings, and a doubtful
// number is marked, never blocked (foreigners and private persons have none of ours).

/**
 * A CVR or SE number as «13748136», «13 74 81 36», «DK13748136» or «CVR-nr. 13748136»; null when it is not eight
 * digits. `valid` is the check of Erhvervsstyrelsen: weights 2 7 6 5 4 3 2 1, sum divisible by 11.
 */
export function parseCvr(text: string): { value: string; valid: boolean } | null {
  const value = text
    .trim()
    .replace(/^(?:(?:cvr|se)(?:[-\s]?nr)?\.?:?\s*)?(?:dk[-\s]?)?/i, '')
    .replace(/[\s.-]/g, '');
  if (!/^\d{8}$/.test(value)) return null;
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return { value, valid: sum % 11 === 0 && sum > 0 };
}

/** «13 74 81 36»; a number that is not Danish is left as it is. */
export function formatCvr(value: string): string {
  return /^\d{8}$/.test(value) ? inPairs(value) : value;
}

/** The ten digits of a P-number (production unit; it has no check digit), or null. */
export function parsePNumber(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, '');
  return /^\d{10}$/.test(digits) ? digits : null;
}

/**
 * A phone number in the stored form +4512345678 (E.164), or null. Eight digits are Danish; a country is written
 * +46, 0046, or 45 in front of eight digits. Spaces, hyphens, dots, brackets and «Tlf.» are ignored.
 */
export function normalisePhone(text: string): string | null {
  const bare = text
    .replace(/^\s*(?:tel|tlf|telefon|mobil|mob)[.:]*\s*/i, '')
    .replace(/\(0\)/g, '') // +46 (0)8 …: the nought is dialled inside the country only
    .replace(/[\s().\u2010-\u2015-]/g, '')
    .replace(/^00/, '+');
  // No Danish number begins with 0 (the numbering plan of Digitaliseringsstyrelsen).
  if (/^[1-9]\d{7}$/.test(bare)) return `+45${bare}`;
  if (/^45[1-9]\d{7}$/.test(bare)) return `+${bare}`;
  if (bare.startsWith('+45')) return /^\+45[1-9]\d{7}$/.test(bare) ? bare : null;
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : null;
}

/** For the eye, from the stored form: «12 34 56 78», abroad «+46 701 234 567». Anything else is left as it is. */
export function formatPhone(stored: string): string {
  if (/^\+45\d{8}$/.test(stored)) return inPairs(stored.slice(3));
  const parts = COUNTRY_CODE.exec(stored);
  if (!parts) return stored;
  const [, country = '', national = ''] = parts;
  // Pairs in the North; else threes, and never a single digit left over.
  const grouped = /^(?:\d{6}|\d{8})$/.test(national)
    ? inPairs(national)
    : national.replace(/(\d{3})(?=\d{2})/g, '$1 ');
  return `+${country} ${grouped}`;
}

// ITU-T E.164 list of assigned country codes: of one digit, of two, and all others of three.
const COUNTRY_CODE = /^\+([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{4,14})$/;

const inPairs = (digits: string): string => digits.replace(/(\d{2})(?=\d)/g, '$1 ');

/**
 * An e-mail address in the form in which two are compared: trimmed, lower case, an international domain in its
 * ASCII form («jens@smørrebrød.dk» → «jens@xn--smrrebrd-64af.dk»); null when it is not one address. Accepts «mailto:»
 * and angle brackets around it.
 */
export function normaliseEmail(text: string): string | null {
  const address = text
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^mailto:/i, '')
    .normalize('NFC');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0)).toLowerCase();
  const domain = normaliseDomain(address.slice(at + 1));
  // Quoted local parts are lawful (RFC 5321) but nobody has one; the dots and 64 octets are RFC 5321 as well.
  if (!/^[^\s\p{C}"(),:;<>@[\\\]]{1,64}$/u.test(local) || /^\.|\.\.|\.$/.test(local) || !domain) return null;
  return `${local}@${domain}`;
}

/** The normalised domain of an e-mail address, or null. */
export function emailDomain(email: string): string | null {
  return normaliseEmail(email)?.split('@').at(-1) ?? null;
}

/** A mail domain, also written «@Firma.DK», as lower-case ASCII; null when it cannot be one. */
export function normaliseDomain(text: string): string | null {
  const name = text.trim().replace(/^@/, '').replace(/\.$/, '');
  // Nothing that URL would take for another part of an address may reach it.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(name) || !URL.canParse(`http://${name}`)) return null;
  const { hostname } = new URL(`http://${name}`); // maps by UTS 46, in Node and browsers alike
  return hostname.length <= 253 && ASCII_DOMAIN.test(hostname) ? hostname : null;
}

// RFC 1035 §2.3.1, at least two labels; the last one begins with a letter, else it would be an IP address.
const ASCII_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

// biome-ignore format: a list of names, read as a paragraph
const FREE_MAIL_DOMAINS = new Set([
  // Denmark: free services and the mailboxes of internet providers
  'mail.dk', 'jubii.dk', 'ofir.dk', 'stofanet.dk', 'tdcadsl.dk', 'tdcspace.dk', 'webspeed.dk', 'youmail.dk',
  'get2net.dk', 'privat.dk', 'mail.tele.dk', 'post.tele.dk', 'sol.dk', 'c.dk', 'city.dk', 'pc.dk', 'tiscali.dk',
  'post.cybercity.dk', 'vip.cybercity.dk', 'adslhome.dk', 'oncable.dk', 'dlgtele.dk', 'fibermail.dk',
  'profibermail.dk', 'energimail.dk', 'esenet.dk', 'bbsyd.dk', '12mail.dk',
  // the world
  'gmail.com', 'googlemail.com', 'icloud.com', 'me.com', 'mac.com', 'msn.com', 'passport.com', 'ymail.com',
  'rocketmail.com', 'proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me', 'tutanota.com', 'tuta.io', 'hushmail.com',
  'mail.com', 'email.com', 'inbox.com', 'zoho.com', 'fastmail.com', 'fastmail.fm', 'hey.com', 'mail.ru', 'bk.ru',
  'qq.com', '163.com', '126.com', 'sina.com', 'naver.com', 'rediffmail.com',
  // neighbours' providers
  'telia.com', 'spray.se', 'bredband.net', 'comhem.se', 'online.no', 'web.de', 't-online.de', 'freenet.de', 'arcor.de',
  'btinternet.com', 'ntlworld.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'sfr.fr', 'libero.it',
  'virgilio.it', 'wp.pl', 'o2.pl', 'onet.pl', 'interia.pl', 'seznam.cz', 'ziggo.nl', 'xs4all.nl', 'kpnmail.nl',
  'home.nl', 'telenet.be', 'skynet.be', 'bluewin.ch', 'comcast.net', 'verizon.net', 'att.net', 'cox.net', 'sbcglobal.net',
]);

// The brands that exist under every country: hotmail.dk, live.se, outlook.dk, yahoo.co.uk, gmx.net …
const FREE_MAIL_BRAND = /^(?:hotmail|live|outlook|yahoo|aol|gmx|yandex)\.(?:com|net|(?:com?\.)?[a-z]{2})$/;

/** True for a domain where anyone can have a mailbox, so that it says nothing about the company (rule 16). */
export function isFreeMailDomain(domain: string): boolean {
  const normalised = normaliseDomain(domain) ?? domain;
  return FREE_MAIL_DOMAINS.has(normalised) || FREE_MAIL_BRAND.test(normalised);
}

/**
 * True where a text seems to contain a CPR number (ddmmåå-xxxx), so that the writer can be warned. Ten digits in one
 * are often something else (P-number, order number); they count only when the old CPR check (modulus 11) agrees,
 * which numbers given out since 2007 need not satisfy.
 */
export function looksLikeCpr(text: string): boolean {
  for (const [, date = '', separator = '', serial = ''] of text.matchAll(CPR)) {
    if (isBirthDate(date) && (separator !== '' || passesModulus11(date + serial))) return true;
  }
  return false;
}

const CPR = /(?<![\d-])(\d{6})(\s?[-\u2010-\u2015\s]\s?|)(\d{4})(?![\d-])/g;

function isBirthDate(ddmmyy: string): boolean {
  const day = Number(ddmmyy.slice(0, 2));
  const month = Number(ddmmyy.slice(2, 4));
  const isLeapYear = Number(ddmmyy.slice(4, 6)) % 4 === 0; // 00 as well: 2000 was one
  const lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

function passesModulus11(digits: string): boolean {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}
