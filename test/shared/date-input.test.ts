import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDay, parseRecordedDay, parseTime } from '../../src/shared/date-input.ts';
import { isDay, weekday } from '../../src/shared/days.ts';
import { formatDay, formatDayLong } from '../../src/shared/format.ts';
import { anyDay, anyTime } from './arbitraries.ts';

const MONDAY = '2026-11-23'; // week 48
const daysOff = { may1: false, june5: false, dec24: true, dec31: true };
const read = (text: string, today = MONDAY) => {
  const parsed = parseDay(text, { today, daysOff });
  return parsed.ok ? parsed.day : null;
};

describe('a date field read on Monday 23 November 2026', () => {
  test.each([
    // with a year
    ['24-12-2026', '2026-12-24'],
    ['24.12.2026', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    ['24/12-26', '2026-12-24'],
    ['24/12-2026', '2026-12-24'],
    ['24 12 2026', '2026-12-24'],
    ['24. 12. 2026', '2026-12-24'],
    ['24\u201312\u20132026', '2026-12-24'],
    ['\u00a024-12-2026 ', '2026-12-24'],
    ['1-2-2027', '2027-02-01'],
    ['24122026', '2026-12-24'],
    ['241226', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['24. december 2026', '2026-12-24'],
    ['den 24. dec. 2026', '2026-12-24'],
    ['24 dec 26', '2026-12-24'],
    ['24 December 2026', '2026-12-24'],
    ['29-02-2028', '2028-02-29'],
    ['01-01-69', '1969-01-01'],
    ['01-01-68', '2068-01-01'],
    ['torsdag den 24-12-2026', '2026-12-24'],
    ['tors. 24/12-26', '2026-12-24'],
    // day and month: the next time, today included
    ['2412', '2026-12-24'],
    ['24/12', '2026-12-24'],
    ['24.12.', '2026-12-24'],
    ['24-12', '2026-12-24'],
    ['24. dec', '2026-12-24'],
    ['1. maj', '2027-05-01'],
    ['2311', '2026-11-23'],
    ['2211', '2027-11-22'],
    ['29/2', '2028-02-29'],
    // day of the month
    ['24', '2026-11-24'],
    ['24.', '2026-11-24'],
    ['d. 24', '2026-11-24'],
    ['23', '2026-11-23'],
    ['22', '2026-12-22'],
    ['31', '2026-12-31'],
    ['3', '2026-12-03'],
    ['man 23', '2026-11-23'],
    // words and distances
    ['i dag', '2026-11-23'],
    ['I DAG', '2026-11-23'],
    ['idag', '2026-11-23'],
    ['today', '2026-11-23'],
    ['i  morgen', '2026-11-24'],
    ['imorgen', '2026-11-24'],
    ['tomorrow', '2026-11-24'],
    ['overmorgen', '2026-11-25'],
    ['i overmorgen', '2026-11-25'],
    ['i går', '2026-11-22'],
    ['i gaar', '2026-11-22'],
    ['i forgårs', '2026-11-21'],
    ['+7', '2026-11-30'],
    ['+ 7', '2026-11-30'],
    ['-3', '2026-11-20'],
    ['+2 uger', '2026-12-07'],
    ['om 3 dage', '2026-11-26'],
    ['om 1 dag', '2026-11-24'],
    ['om fjorten dage', '2026-12-07'],
    ['om 2 uger', '2026-12-07'],
    ['om en uge', '2026-11-30'],
    ['om 1 måned', '2026-12-23'],
    ['om tre maaneder', '2027-02-23'],
    ['om 1 md.', '2026-12-23'],
    ['om et år', '2027-11-23'],
    ['om 3 arbejdsdage', '2026-11-26'],
    ['om 23 arbejdsdage', '2026-12-28'], // past 24 December, off by setting, and Christmas
    ['om 5 hverdage', '2026-11-30'],
    ['in 3 days', '2026-11-26'],
    ['in 5 working days', '2026-11-30'],
    // weekdays: the first after today
    ['mandag', '2026-11-30'],
    ['tirsdag', '2026-11-24'],
    ['søndag', '2026-11-29'],
    ['på fredag', '2026-11-27'],
    ['paa fredag', '2026-11-27'],
    ['ti', '2026-11-24'],
    ['on', '2026-11-25'],
    ['tors', '2026-11-26'],
    ['lør', '2026-11-28'],
    ['loerdag', '2026-11-28'],
    ['lordag', '2026-11-28'],
    ['friday', '2026-11-27'],
    ['næste mandag', '2026-11-30'],
    ['næste fredag', '2026-12-04'],
    ['naeste fre', '2026-12-04'],
    ['fredag i næste uge', '2026-12-04'],
    ['next friday', '2026-12-04'],
    ['næste uge', '2026-11-30'],
    ['næste måned', '2026-12-01'],
    // weeks: the first that is not past
    ['uge 48', '2026-11-23'],
    ['uge 49', '2026-11-30'],
    ['uge 53', '2026-12-28'],
    ['uge 27', '2027-07-05'],
    ['Uge27', '2027-07-05'],
    ['u27', '2027-07-05'],
    ['week 27', '2027-07-05'],
    ['uge 27 2028', '2028-07-03'],
    ['uge 1, 2026', '2025-12-29'],
    ['man25', '2027-06-21'],
    ['fre48', '2026-11-27'],
    ['ons uge 50', '2026-12-09'],
    ['fredag i uge 50', '2026-12-11'],
  ])('«%s» is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  test.each([
    '',
    ' ',
    'x',
    '31-02',
    '31-02-2026',
    '29-02-2027',
    '31/4',
    '3104',
    '32',
    '0',
    '00',
    '2413',
    '24-13-2026',
    '112',
    '24-12-206',
    '24-12-0206',
    '24-12-2926',
    '20261224',
    '1.234.567',
    'fredag den 24-12-2026',
    'man 24',
    'uge 54',
    'uge 0',
    'uge 53 2027',
    'fre54',
    'om 3',
    'om x dage',
    'om dage',
    'om 3 æbler',
    '+9999',
    'm',
    'næste',
    'næste gang',
    'constructor',
    '24 marmelade',
    '24 ma',
    'snart',
    '2026-02-30',
    '+',
    '-',
    '24-12-2026 kl. 9',
  ])('«%s» is refused', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('the same words on other days', () => {
  test.each([
    ['mandag', '2026-11-29', '2026-11-30'], // from a Sunday: tomorrow
    ['søndag', '2026-11-29', '2026-12-06'],
    ['næste mandag', '2026-11-29', '2026-11-30'],
    ['næste søndag', '2026-11-29', '2026-12-06'],
    ['uge 48', '2026-11-24', '2027-11-29'], // its Monday was yesterday
    ['ons48', '2026-11-24', '2026-11-25'],
    ['uge 53', '2026-12-29', '2032-12-27'],
    ['uge 53', '2027-01-01', '2032-12-27'],
    ['fre53', '2027-01-01', '2027-01-01'],
    ['uge 1', '2024-12-30', '2024-12-30'],
    ['24-12', '2026-12-24', '2026-12-24'],
    ['24-12', '2026-12-25', '2027-12-24'],
    ['31', '2027-02-01', '2027-03-31'],
    ['30', '2027-01-31', '2027-03-30'],
    ['29/2', '2028-03-01', '2032-02-29'],
    ['29/2', '2096-03-01', '2104-02-29'],
    ['om 1 måned', '2027-01-31', '2027-02-28'],
    ['om 3 arbejdsdage', '2026-04-01', '2026-04-09'], // Easter
    ['i morgen', '2026-12-31', '2027-01-01'],
  ])('«%s» on %s is %s', (text, today, day) => {
    expect(read(text, today)).toBe(day);
  });
});

describe('whatever is typed', () => {
  it('never throws, and gives a day that exists', () => {
    const wordy = fc
      .array(
        fc.constantFrom(
          'om ',
          'næste ',
          'uge ',
          'man',
          'i ',
          'den ',
          '+',
          '-',
          '9',
          '31',
          '999',
          '/',
          '.',
          ' dage',
          ' år',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), wordy), anyDay(), (text, today) => {
        const day = read(text, today);
        if (day !== null) expect(isDay(day)).toBe(true);
        parseTime(text);
        const recorded = parseRecordedDay(text);
        if (recorded !== null) expect(isDay(recorded)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back every day that the screen writes, whatever today is', () => {
    fc.assert(
      fc.property(anyDay(), anyDay(), (day, today) => {
        const [y, m, d] = day.split('-') as [string, string, string];
        const written = [
          formatDay(day),
          formatDayLong(day),
          formatDayLong(day, 'en'),
          day,
          `${d}${m}${y}`,
          `${d}.${m}.${y}`,
        ];
        for (const text of written) expect(read(text, today)).toBe(day);
        for (const text of [formatDay(day), day, `${d}${m}${y}`, `${d}.${m}.${y}`, `${d}/${m}/${y}`]) {
          expect(parseRecordedDay(text)).toBe(day);
        }
      }),
    );
  });

  it('reads two-digit years of a century', () => {
    fc.assert(
      fc.property(anyDay(1969, 2068), anyDay(), (day, today) => {
        const [y, m, d] = day.split('-') as [string, string, string];
        expect(read(`${d}/${m}-${y.slice(2)}`, today)).toBe(day);
        expect(read(`${d}${m}${y.slice(2)}`, today)).toBe(day);
        expect(parseRecordedDay(`${d}/${m}-${y.slice(2)}`)).toBe(day);
      }),
    );
  });

  it('without a year never looks back', () => {
    fc.assert(
      fc.property(anyDay(1900, 2150), anyDay(1900, 2150), (day, today) => {
        const [, m, d] = day.split('-') as [string, string, string];
        const next = read(`${d}${m}`, today)!;
        expect(next >= today && next.endsWith(`-${m}-${d}`)).toBe(true);
        const nextDay = read(d, today)!;
        expect(nextDay >= today && nextDay.endsWith(`-${d}`) && nextDay <= next).toBe(true);
        const monday = read('mandag', today)!;
        expect(monday > today && weekday(monday) === 1).toBe(true);
      }),
    );
  });
});

describe('a date in a file', () => {
  test.each([
    ['18-04-2026', '2026-04-18'],
    ['18.04.2026', '2026-04-18'],
    ['03/05/2025', '2025-05-03'],
    ['3/5-25', '2025-05-03'],
    ['3/5-2025', '2025-05-03'],
    ['18042026', '2026-04-18'],
    ['2026-04-18', '2026-04-18'],
    [' 1-2-2026 ', '2026-02-01'],
  ])('«%s» is %s', (text, day) => {
    expect(parseRecordedDay(text)).toBe(day);
  });

  test.each([
    '31-02-2026',
    'i dag',
    '24',
    '2412',
    '24-12',
    '241226',
    '24-12-26',
    '24.12.26',
    '12/24/2026',
    '24-12.2026',
    '20260418',
    '',
    '46130',
    '24-12-2026 09:30',
  ])('«%s» is refused', (text) => {
    expect(parseRecordedDay(text)).toBeNull();
  });
});

describe('a time field', () => {
  test.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9.30', '09:30'],
    ['9:30', '09:30'],
    ['9,30', '09:30'],
    ['14.15', '14:15'],
    ['1415', '14:15'],
    ['kl. 9', '09:00'],
    ['Kl 14.15', '14:15'],
    ['kl.9.30', '09:30'],
    ['14:15:59', '14:15'],
    ['0', '00:00'],
    ['2359', '23:59'],
  ])('«%s» is %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  test.each(['', '24', '24:00', '9:60', '9.5', '960', '12345', '-1', 'ni', '9:', 'kl.', '14:15:60'])(
    '«%s» is refused',
    (text) => {
      expect(parseTime(text)).toBeNull();
    },
  );

  it('reads back every time that the screen writes', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        for (const text of [time, time.replace(':', '.'), time.replace(':', ''), `kl. ${time}`])
          expect(parseTime(text)).toBe(time);
      }),
    );
  });
});
