import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, weekday } from '../../src/shared/days.ts';
import { type Due, dueBounds, dueGroup, dueState, isDue, isOld, overdueDays } from '../../src/shared/due.ts';
import { anyDay } from './arbitraries.ts';

const MONDAY = '2026-11-23';
const open = (followUpDate: string | null): Due => ({ followUpDate, completedAt: null });
const completed = (followUpDate: string | null): Due => ({
  followUpDate,
  completedAt: '2026-11-20T10:00:00Z',
});

test('the bounds of a Monday, of a Sunday and of New Year', () => {
  expect(dueBounds(MONDAY)).toEqual({
    today: '2026-11-23',
    tomorrow: '2026-11-24',
    endOfWeek: '2026-11-29',
    oldBefore: '2025-01-01',
  });
  expect(dueBounds('2026-11-29')).toMatchObject({ tomorrow: '2026-11-30', endOfWeek: '2026-11-29' });
  expect(dueBounds('2026-12-31')).toMatchObject({
    tomorrow: '2027-01-01',
    endOfWeek: '2027-01-03',
    oldBefore: '2025-01-01',
  });
  expect(dueBounds('2027-01-01')).toMatchObject({ oldBefore: '2026-01-01' });
});

describe('on Monday 23 November 2026', () => {
  test.each([
    [open('2026-11-20'), 'overdue', 'overdue', 3],
    [open('2026-11-22'), 'overdue', 'overdue', 1],
    [open('2026-11-23'), 'today', 'today', 0],
    [open('2026-11-24'), 'future', 'tomorrow', 0],
    [open('2026-11-25'), 'future', 'thisWeek', 0],
    [open('2026-11-29'), 'future', 'thisWeek', 0],
    [open('2026-11-30'), 'future', 'later', 0],
    [open(null), 'undated', 'undated', 0],
    [completed('2026-11-20'), 'completed', 'completed', 0],
    [completed('2026-11-30'), 'completed', 'completed', 0],
    [completed(null), 'completed', 'completed', 0],
  ])('%o is %s, in the group %s, overdue by %i days', (activity, state, group, days) => {
    expect(dueState(activity, MONDAY)).toBe(state);
    expect(dueGroup(activity, dueBounds(MONDAY))).toBe(group);
    expect(overdueDays(activity, MONDAY)).toBe(days);
    expect(isDue(activity, MONDAY)).toBe(state === 'overdue' || state === 'today');
  });
});

it('on a Sunday tomorrow is Monday, and nothing is left of the week', () => {
  const bounds = dueBounds('2026-11-29');
  expect(dueGroup(open('2026-11-30'), bounds)).toBe('tomorrow');
  expect(dueGroup(open('2026-12-01'), bounds)).toBe('later');
});

test.each([
  ['2024-12-31', '2026-11-01', true],
  ['2025-01-01', '2020-01-01', false],
  [null, '2024-12-31', true],
  [null, '2025-01-01', false],
])('follow-up %s, occurred %s: old is %s', (followUpDate, occurredDay, old) => {
  expect(isOld({ followUpDate, occurredDay }, dueBounds(MONDAY))).toBe(old);
});

it('state, group, badge and counter agree on every day', () => {
  fc.assert(
    fc.property(anyDay(), fc.integer({ min: -400, max: 400 }), fc.boolean(), (today, distance, isOpen) => {
      const followUpDate = addDays(today, distance);
      const activity = isOpen ? open(followUpDate) : completed(followUpDate);
      const group = dueGroup(activity, dueBounds(today));
      const state = dueState(activity, today);
      expect(state === 'future' ? ['tomorrow', 'thisWeek', 'later'] : [state]).toContain(group);
      expect(overdueDays(activity, today) > 0).toBe(state === 'overdue');
      expect(isDue(activity, today)).toBe(isOpen && distance <= 0);
      if (isOpen && distance > 1) expect(group === 'thisWeek').toBe(weekday(today) + distance <= 7);
    }),
  );
});
