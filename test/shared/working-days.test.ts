import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, weekday } from '../../src/shared/days.ts';
import { addWorkingDays, holidayName, isWorkingDay, nextWorkingDay } from '../../src/shared/working-days.ts';
import { anyDay } from './arbitraries.ts';

const NONE = { may1: false, june5: false, dec24: false, dec31: false };
const ALL = { may1: true, june5: true, dec24: true, dec31: true };

describe('holidays', () => {
  test.each([
    [2026, '04-02', '04-06', '05-14', '05-25'],
    [2027, '03-25', '03-29', '05-06', '05-17'],
    [2028, '04-13', '04-17', '05-25', '06-05'],
    [2030, '04-18', '04-22', '05-30', '06-10'],
  ])('that move, in %i', (year, thursday, easterMonday, ascension, whitMonday) => {
    const name = (monthAndDay: string) => holidayName(`${year}-${monthAndDay}`, NONE);
    expect(name(thursday)).toBe('skærtorsdag');
    expect(name(easterMonday)).toBe('2. påskedag');
    expect(name(ascension)).toBe('Kristi himmelfartsdag');
    expect(name(whitMonday)).toBe('2. pinsedag');
    expect(holidayName(addDays(`${year}-${thursday}`, 1), NONE)).toBe('langfredag');
    expect(holidayName(addDays(`${year}-${thursday}`, 3), NONE)).toBe('påskedag');
    expect(holidayName(addDays(`${year}-${whitMonday}`, -1), NONE)).toBe('pinsedag');
  });

  it('that stand', () => {
    expect(holidayName('2026-01-01', NONE)).toBe('nytårsdag');
    expect(holidayName('2026-12-25', NONE)).toBe('juledag');
    expect(holidayName('2026-12-26', NONE)).toBe('2. juledag');
    expect(holidayName('2026-12-26', NONE, 'en')).toBe('Boxing Day');
    expect(holidayName('2026-11-23', ALL)).toBeNull();
  });

  it('store bededag ends with 2023', () => {
    expect(holidayName('2023-05-05', NONE)).toBe('store bededag');
    expect(holidayName('2024-04-26', NONE)).toBeNull();
    expect(isWorkingDay('2026-05-01', NONE)).toBe(true);
  });

  test.each([
    ['2026-05-01', 'may1', '1. maj'],
    ['2026-06-05', 'june5', 'grundlovsdag'],
    ['2026-12-24', 'dec24', 'juleaftensdag'],
    ['2026-12-31', 'dec31', 'nytårsaftensdag'],
  ])('%s by the setting %s alone', (day, setting, name) => {
    expect(holidayName(day, { ...NONE, [setting]: true })).toBe(name);
    expect(holidayName(day, { ...ALL, [setting]: false })).toBeNull();
  });

  it('the public holiday gives its name where two meet', () => {
    expect(holidayName('2028-06-05', ALL)).toBe('2. pinsedag');
  });

  it('Easter stays between 22 March and 25 April, on a Sunday, once a year', () => {
    for (let year = 1900; year < 2200; year += 1) {
      let found = 0;
      for (let day = `${year}-03-22`; day <= `${year}-04-25`; day = addDays(day, 1)) {
        if (holidayName(day, NONE) === 'påskedag') {
          found += 1;
          expect(weekday(day)).toBe(7);
        }
      }
      expect(found).toBe(1);
    }
  });
});

describe('working days', () => {
  it('the next one after Christmas 2026', () => {
    expect(nextWorkingDay('2026-12-24', ALL)).toBe('2026-12-28');
    expect(nextWorkingDay('2026-12-24', NONE)).toBe('2026-12-24');
    expect(nextWorkingDay('2026-04-02', NONE)).toBe('2026-04-07');
  });

  test.each([
    ['2026-11-23', 3, '2026-11-26'],
    ['2026-11-26', 3, '2026-12-01'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-28', -1, '2026-12-23'],
    ['2026-11-28', 0, '2026-11-28'],
  ])('%s + %i = %s', (day, n, expected) => {
    expect(addWorkingDays(day, n, ALL)).toBe(expected);
  });

  it('are counted one by one and back again', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: 1, max: 60 }), (day, n) => {
        const start = nextWorkingDay(day, ALL);
        const end = addWorkingDays(start, n, ALL);
        expect(isWorkingDay(end, ALL)).toBe(true);
        expect(addWorkingDays(end, -n, ALL)).toBe(start);
        expect(addWorkingDays(addWorkingDays(start, n - 1, ALL), 1, ALL)).toBe(end);
      }),
    );
  });
});
