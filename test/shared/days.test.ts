import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  endOfWeek,
  instantAt,
  isDay,
  isoWeek,
  isTimeOfDay,
  localDateTime,
  mondayOfWeek,
  startOfWeek,
  startOfYear,
  todayIn,
  weekday,
} from '../../src/shared/days.ts';
import { anyDay, anyTime } from './arbitraries.ts';

const COPENHAGEN = 'Europe/Copenhagen';

describe('today in Denmark', () => {
  test.each([
    ['a summer evening, 23:59', '2026-07-01T21:59:59Z', '2026-07-01'],
    ['two minutes later', '2026-07-01T22:01:00Z', '2026-07-02'],
    ['a winter evening, 23:59', '2026-11-23T22:59:59Z', '2026-11-23'],
    ['two minutes later', '2026-11-23T23:01:00Z', '2026-11-24'],
    ['the evening before summer time', '2026-03-28T22:59:00Z', '2026-03-28'],
    ['the night of summer time, 00:01', '2026-03-28T23:01:00Z', '2026-03-29'],
    ['the evening of that day', '2026-03-29T21:59:00Z', '2026-03-29'],
    ['the night after', '2026-03-29T22:01:00Z', '2026-03-30'],
    ['the evening before winter time', '2026-10-24T21:59:00Z', '2026-10-24'],
    ['the night of winter time, 00:01', '2026-10-24T22:01:00Z', '2026-10-25'],
    ['the evening of that day', '2026-10-25T22:59:00Z', '2026-10-25'],
    ['the night after', '2026-10-25T23:01:00Z', '2026-10-26'],
    ['New Year’s Eve, 23:59', '2026-12-31T22:59:59Z', '2026-12-31'],
    ['New Year, 00:01', '2026-12-31T23:01:00Z', '2027-01-01'],
  ])('%s', (_name, instant, day) => {
    expect(todayIn(COPENHAGEN, new Date(instant))).toBe(day);
  });

  it('is another day elsewhere', () => {
    const instant = new Date('2026-11-23T23:01:00Z');
    expect(todayIn('America/Nuuk', instant)).toBe('2026-11-23');
    expect(todayIn('Pacific/Kiritimati', instant)).toBe('2026-11-24');
  });

  it('refuses an unknown zone', () => {
    expect(() => todayIn('Europe/Koebenhavn', new Date(0))).toThrow(RangeError);
  });
});

describe('wall clock and instant', () => {
  test.each([
    ['2026-11-23', '10:30', '2026-11-23T09:30:00Z'],
    ['2026-07-01', '00:00', '2026-06-30T22:00:00Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00Z'], // does not exist: shown as 03:30
    ['2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00Z'], // happens twice: the first
    ['2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
  ])('%s %s', (day, time, instant) => {
    expect(instantAt(day, time, COPENHAGEN).getTime()).toBe(Date.parse(instant));
  });

  it('reads midnight as 00:00 of the new day', () => {
    expect(localDateTime(new Date('2026-11-23T23:00:00Z'), COPENHAGEN)).toEqual({
      day: '2026-11-24',
      time: '00:00',
    });
  });

  it('agrees with itself in every zone, but in the skipped hour', () => {
    const zones = [
      COPENHAGEN,
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Atlantic/Azores',
    ];
    fc.assert(
      fc.property(anyDay(1990, 2037), anyTime, fc.constantFrom(...zones), (day, time, zone) => {
        const shown = localDateTime(instantAt(day, time, zone), zone);
        const skipped = shown.day !== day || shown.time !== time;
        if (skipped) expect([2, 3, 4, 9, 10, 11]).toContain(Number(day.slice(5, 7)));
        expect(daysBetween(day, shown.day)).toBe(0);
        const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
        expect([0, 30, 60]).toContain(minutes(shown.time) - minutes(time));
      }),
    );
  });

  it('refuses what is no day or time', () => {
    expect(() => instantAt('2026-02-30', '10:00', COPENHAGEN)).toThrow(RangeError);
    expect(() => instantAt('2026-02-28', '24:00', COPENHAGEN)).toThrow(RangeError);
  });
});

describe('calendar arithmetic', () => {
  it('agrees with the platform’s calendar on every day of three centuries', () => {
    let day = '1900-01-01';
    for (let ms = Date.UTC(1900, 0, 1); ms < Date.UTC(2200, 0, 1); ms += 86_400_000) {
      const date = new Date(ms);
      if (day !== date.toISOString().slice(0, 10)) expect.fail(`${day} should be ${date.toISOString()}`);
      if (weekday(day) !== (date.getUTCDay() || 7)) expect.fail(`weekday of ${day}`);
      day = addDays(day, 1);
    }
  });

  it('adds and counts days inversely, and in the order of strings', () => {
    fc.assert(
      fc.property(anyDay(1, 9999), anyDay(1, 9999), (from, to) => {
        const n = daysBetween(from, to);
        expect(addDays(from, n)).toBe(to);
        expect(Math.sign(n)).toBe(from < to ? 1 : from > to ? -1 : 0);
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-23', -11, '2025-12-23'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('%s + %i months = %s', (day, n, expected) => {
    expect(addMonths(day, n)).toBe(expected);
  });

  it('ends with the years that have four digits', () => {
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError);
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('i dag', 1)).toThrow(RangeError);
  });

  test.each(['2026-02-28', '2028-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-00',
    '0000-01-01',
    '26-04-01',
    '2026-4-1',
    '24-12-2026',
    '2026-12-24T00:00:00Z',
    ' 2026-12-24',
    '',
  ])('«%s» is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('knows times of day', () => {
    expect(['00:00', '09:30', '23:59'].every(isTimeOfDay)).toBe(true);
    expect(['24:00', '9:30', '09:60', '09.30', '09:30:00', ''].some(isTimeOfDay)).toBe(false);
  });
});

describe('weeks', () => {
  test.each([
    ['2024-12-30', 1, 2025],
    ['2025-12-29', 1, 2026],
    ['2026-12-31', 53, 2026],
    ['2027-01-01', 53, 2026],
    ['2021-01-03', 53, 2020],
    ['2026-11-23', 48, 2026],
    ['2026-06-29', 27, 2026],
  ])('%s is in week %i of %i', (day, week, year) => {
    expect(isoWeek(day)).toEqual({ week, year });
  });

  // Rule 14: 28 December to 4 January.
  it('turns the year by weeks', () => {
    const weeks = [28, 29, 30, 31].map((d) => isoWeek(`2026-12-${d}`).week);
    const newYear = ['01', '02', '03', '04'].map((d) => isoWeek(`2027-01-${d}`).week);
    expect([...weeks, ...newYear]).toEqual([53, 53, 53, 53, 53, 53, 53, 1]);
  });

  it('have seven days from Monday to Sunday, of one number', () => {
    fc.assert(
      fc.property(anyDay(), (day) => {
        const monday = startOfWeek(day);
        expect([weekday(monday), weekday(endOfWeek(day)), daysBetween(monday, endOfWeek(day))]).toEqual([
          1, 7, 6,
        ]);
        expect(monday <= day && day <= endOfWeek(day)).toBe(true);
        const { week, year } = isoWeek(day);
        expect(isoWeek(monday)).toEqual({ week, year });
        expect(mondayOfWeek(year, week)).toBe(monday);
      }),
    );
  });

  it('number 53 exists in some years only', () => {
    expect(mondayOfWeek(2026, 53)).toBe('2026-12-28');
    expect(mondayOfWeek(2027, 53)).toBeNull();
    expect(mondayOfWeek(2027, 0)).toBeNull();
    expect(mondayOfWeek(2027, 1)).toBe('2027-01-04');
  });

  it('start of the year', () => {
    expect(startOfYear('2026-11-23')).toBe('2026-01-01');
  });
});
