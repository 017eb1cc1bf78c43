import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  emailDomain,
  formatCvr,
  formatPhone,
  isFreeMailDomain,
  looksLikeCpr,
  normaliseDomain,
  normaliseEmail,
  normalisePhone,
  parseCvr,
  parsePNumber,
} from '../../src/shared/identifiers.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe('CVR', () => {
  test.each(['13748136', '24256790', '13585628', '25313763', '10150817'])('%s is valid', (value) => {
    expect(parseCvr(value)).toEqual({ value, valid: true });
  });

  test.each(['12345678', '24256791', '99999999', '35254119', '00000000'])('%s is not', (value) => {
    expect(parseCvr(value)).toEqual({ value, valid: false });
  });

  test.each([
    'DK13748136',
    'dk 13748136',
    'DK-13748136',
    '13 74 81 36',
    '13\u00a074\u00a081\u00a036',
    ' 13748136 ',
    'CVR-nr. 13748136',
    'CVR: 13 74 81 36',
    'CVR DK13748136',
    'SE-nr 13748136',
    'cvr13748136',
  ])('«%s» is understood', (text) => {
    expect(parseCvr(text)).toEqual({ value: '13748136', valid: true });
  });

  test.each([
    '',
    '1374813',
    '137481360',
    'SE556677889901',
    'GB123456789',
    'ikke oplyst',
    '1374813a',
    'DE13748136',
  ])('«%s» is none', (text) => {
    expect(parseCvr(text)).toBeNull();
  });

  it('a wrong digit or two neighbours exchanged is noticed', () => {
    fc.assert(
      fc.property(digits(8), fc.nat(7), fc.integer({ min: 1, max: 9 }), (value, position, change) => {
        fc.pre(parseCvr(value)?.valid === true);
        const wrong = [...value];
        wrong[position] = String((Number(wrong[position]) + change) % 10);
        expect(parseCvr(wrong.join(''))?.valid).toBe(false);
        const next = (position + 1) % 7;
        const swapped = [...value];
        [swapped[next], swapped[next + 1]] = [swapped[next + 1]!, swapped[next]!];
        if (swapped.join('') !== value) expect(parseCvr(swapped.join(''))?.valid).toBe(false);
      }),
    );
  });

  it('is shown in pairs and read back', () => {
    expect(formatCvr('13748136')).toBe('13 74 81 36');
    expect(formatCvr('SE556677889901')).toBe('SE556677889901');
    fc.assert(
      fc.property(digits(8), (value) => {
        expect(parseCvr(formatCvr(value))?.value).toBe(value);
      }),
    );
  });
});

test('P-numbers have ten digits', () => {
  expect(parsePNumber('1 003 405 678')).toBe('1003405678');
  expect(parsePNumber('1003405678')).toBe('1003405678');
  expect(parsePNumber('100340567')).toBeNull();
  expect(parsePNumber('10034056789')).toBeNull();
});

describe('phone', () => {
  test.each([
    '12345678',
    '12 34 56 78',
    '1234 5678',
    '12-34-56-78',
    '12.34.56.78',
    '+45 12345678',
    '+4512345678',
    '004512345678',
    '0045 12 34 56 78',
    '4512345678',
    '45 12 34 56 78',
    '(+45) 12345678',
    ' +45\u00a012\u00a034\u00a056\u00a078 ',
    'Tlf. 12345678',
    'tel:+4512345678',
    'Mobil: 12 34 56 78',
  ])('«%s» is one Danish number', (text) => {
    expect(normalisePhone(text)).toBe('+4512345678');
  });

  test.each([
    ['+46 70-123 45 67', '+46701234567', '+46 701 234 567'],
    ['+46 (0)8 123 456 78', '+46812345678', '+46 812 345 678'],
    ['0047 22 33 44 55', '+4722334455', '+47 22 33 44 55'],
    ['+298 123456', '+298123456', '+298 12 34 56'],
    ['+1 212 555 0123', '+12125550123', '+1 212 555 0123'],
    ['+49 30 1234567', '+49301234567', '+49 301 234 567'],
    ['+354 512 3456', '+3545123456', '+354 512 3456'],
  ])('«%s» is foreign', (text, stored, shown) => {
    expect(normalisePhone(text)).toBe(stored);
    expect(formatPhone(stored)).toBe(shown);
  });

  test.each([
    '',
    '1234567',
    '123456789',
    '+45 1234567',
    '+45 123456789',
    '12345678 / 87654321',
    '+',
    '+0123456789',
    '01234567',
    '+45 01234567',
    'ring først',
    '12345678 lok. 12',
    '+1234567890123456',
  ])('«%s» is none', (text) => {
    expect(normalisePhone(text)).toBeNull();
  });

  it('is shown in pairs, or as it was if it was never understood', () => {
    expect(formatPhone('+4512345678')).toBe('12 34 56 78');
    expect(formatPhone('lokal 12')).toBe('lokal 12');
  });

  it('what is shown is read back as the same number', () => {
    const stored = fc.oneof(
      fc.stringMatching(/^[+]45[1-9][0-9]{7}$/),
      fc.stringMatching(/^\+[1-9][0-9]{6,14}$/).filter((number) => !number.startsWith('+45')),
    );
    fc.assert(
      fc.property(stored, (number) => {
        expect(normalisePhone(formatPhone(number))).toBe(number);
        expect(formatPhone(number)).not.toMatch(/ \d$/);
      }),
    );
  });
});

describe('e-mail', () => {
  test.each([
    ['  JH@Firma.DK ', 'jh@firma.dk'],
    ['mailto:jh@firma.dk', 'jh@firma.dk'],
    ['<jh@firma.dk>', 'jh@firma.dk'],
    ['jens.o\u2019hara+kunde@sub.firma.co.uk', 'jens.o\u2019hara+kunde@sub.firma.co.uk'],
    ['Jens@Smørrebrød.dk', 'jens@xn--smrrebrd-64af.dk'],
    ['jens@xn--smrrebrd-64af.dk', 'jens@xn--smrrebrd-64af.dk'],
    ['sø\u0308ren@firma.dk'.normalize('NFD'), 'sø\u0308ren@firma.dk'.normalize('NFC')],
    ['a@ÅKJÆR.dk'.normalize('NFD'), 'a@xn--kjr-tlah.dk'],
  ])('«%s» is %s', (text, address) => {
    expect(normaliseEmail(text)).toBe(address);
  });

  test.each([
    '',
    'jh',
    'jh@',
    '@firma.dk',
    'jh@firma',
    'jh @firma.dk',
    'jh@firma..dk',
    'jh@-firma.dk',
    'jh@1.2',
    'jh@127.0.0.1',
    'jh@firma.dk/x',
    'jh@firma.dk:80',
    'jh@fir%6da.dk',
    '.jh@firma.dk',
    'j..h@firma.dk',
    'a@b.dk, c@d.dk',
    'a@b.dk;c@d.dk',
    'Jens <jh@firma.dk>',
    'a@b@c.dk',
    `${'x'.repeat(65)}@firma.dk`,
    `jh@${'x'.repeat(64)}.dk`,
    'jh@xn--.dk',
    'j\u0000h@firma.dk',
    'jh@\u{1f141}.dk',
    'jh@fir_ma.dk',
  ])('«%s» is none', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });

  it('never throws, and normalising twice changes nothing', () => {
    const almost = fc
      .tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
      .map(([a, b]) => `${a}@${b}.dk`);
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), almost, fc.string({ unit: 'binary' })), (text) => {
        const address = normaliseEmail(text);
        if (address !== null) expect(normaliseEmail(address)).toBe(address);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a domain', () => {
    expect(emailDomain('JH@Firma.DK')).toBe('firma.dk');
    expect(emailDomain('firma.dk')).toBeNull();
    expect(normaliseDomain('@Firma.DK')).toBe('firma.dk');
    expect(normaliseDomain('https://firma.dk')).toBeNull();
  });

  // Domain, section 4.
  test.each([
    'hotmail.dk',
    'live.dk',
    'outlook.dk',
    'yahoo.dk',
    'mail.dk',
    'jubii.dk',
    'ofir.dk',
    'stofanet.dk',
    'tdcadsl.dk',
    'webspeed.dk',
    'youmail.dk',
    'get2net.dk',
    'privat.dk',
    'mail.tele.dk',
    'gmail.com',
    'GMAIL.com',
    'icloud.com',
    'me.com',
    'yahoo.co.uk',
    'gmx.net',
    'live.se',
    'outlook.com',
    'proton.me',
    'msn.com',
    'web.de',
    'aol.com',
    'hotmail.com',
  ])('%s says nothing about the company', (domain) => {
    expect(isFreeMailDomain(domain)).toBe(true);
  });

  test.each(['novonordisk.dk', 'gmail.dk.firma.dk', 'tele.dk', 'live.events', 'hotmail', '', 'notgmail.com'])(
    '%s does',
    (domain) => {
      expect(isFreeMailDomain(domain)).toBe(false);
    },
  );
});

describe('CPR', () => {
  test.each([
    '010203-1234',
    'Hun hedder Anne, 311299-4321.',
    '290200-1234',
    '290224 1234',
    '010203 \u2013 1234',
    'cpr0707614285',
    '070761-4285',
  ])('a warning for «%s»', (text) => {
    expect(looksLikeCpr(text)).toBe(true);
  });

  test.each([
    '',
    '24-12-2026',
    '311399-1234',
    '320199-1234',
    '000199-1234',
    '310499-1234',
    '290201-1234',
    '1003405678',
    '+4512345678',
    '0102031234567',
    'ordre 4010203-1234',
    'ring 12 34 56 78',
    '0707614286',
    '010203-12345',
    'DK13748136',
  ])('none for «%s»', (text) => {
    expect(looksLikeCpr(text)).toBe(false);
  });
});
