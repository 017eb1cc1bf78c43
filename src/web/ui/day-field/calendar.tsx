// A month to choose a day from, by the ARIA date grid pattern: arrows move by day and week, PageUp/PageDown by
// month (with Shift by year), Home/End to the ends of the week. Weekends and holidays are marked, not barred.
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is a grid, by that pattern.
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in its cells take focus.
import { ActionIcon } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import {
  addDays,
  addMonths,
  type Day,
  dayOfMonthOf,
  endOfWeek,
  monthOf,
  startOfWeek,
  weekday,
  yearOf,
} from '../../../shared/days.ts';
import { formatToday, MONTHS, WEEKDAYS } from '../../../shared/format.ts';
import { holidayName, isWorkingDay } from '../../../shared/working-days.ts';
import { useLanguage } from '../../texts/language.tsx';
import { useDays } from '../days-context.tsx';
import { IconChevronLeft, IconChevronRight } from '../icons.ts';
import styles from './calendar.module.css';
import { weeksOfMonth } from './month.ts';

interface CalendarProps {
  value: Day | null;
  onChoose: (day: Day) => void;
}

export function Calendar({ value, onChoose }: CalendarProps) {
  const { language, texts } = useLanguage();
  const words = texts.common.day;
  const { today, daysOff } = useDays();
  const [active, setActive] = useState(value ?? today);
  const moved = useRef(false);
  const table = useRef<HTMLTableElement>(null);
  const title = useId();

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${active}"]`)?.focus();
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveBy(event, active);
    if (next === null) return;
    event.preventDefault();
    moved.current = true;
    setActive(next);
  };

  const describe = (day: Day) => {
    const holiday = holidayName(day, daysOff, language);
    return [
      formatToday(day, language),
      holiday,
      !holiday && weekday(day) > 5 ? words.weekend : null,
      day === today ? words.today.toLowerCase() : null,
    ]
      .filter(Boolean)
      .join(', ');
  };

  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <span id={title} className={styles.month} aria-live="polite">
          {MONTHS[language][monthOf(active) - 1]} {yearOf(active)}
        </span>
        <ActionIcon aria-label={words.previousMonth} onClick={() => setActive(addMonths(active, -1))}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={words.nextMonth} onClick={() => setActive(addMonths(active, 1))}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </div>
      <table ref={table} role="grid" aria-labelledby={title} className={styles.table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className={styles.weekHead}>
              <abbr title={words.week}>{words.week.slice(0, 1)}</abbr>
            </th>
            {WEEKDAYS[language].map((name) => (
              <th key={name} scope="col">
                <abbr title={name}>{name.slice(0, 2)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(active).map((week) => (
            <tr key={week.number}>
              <th scope="row" className={styles.week} aria-label={words.weekNumber(week.number)}>
                {week.number}
              </th>
              {week.days.map(({ day, inMonth }) => (
                <td key={day} role="gridcell" aria-selected={day === value}>
                  <button
                    type="button"
                    data-day={day}
                    data-outside={!inMonth || undefined}
                    data-off={!isWorkingDay(day, daysOff) || undefined}
                    data-holiday={holidayName(day, daysOff) !== null || undefined}
                    aria-current={day === today ? 'date' : undefined}
                    aria-label={describe(day)}
                    title={holidayName(day, daysOff, language) ?? undefined}
                    tabIndex={day === active ? 0 : -1}
                    data-autofocus={day === active || undefined}
                    className={styles.day}
                    onClick={() => onChoose(day)}
                  >
                    {dayOfMonthOf(day)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.quick}>
        {[
          { label: words.today, day: today },
          { label: words.tomorrow, day: addDays(today, 1) },
          { label: words.inAWeek, day: addDays(today, 7) },
        ].map((choice) => (
          <button
            key={choice.label}
            type="button"
            className={styles.quickDay}
            onClick={() => onChoose(choice.day)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </div>
  );
}

function moveBy(event: KeyboardEvent, from: Day): Day | null {
  switch (event.key) {
    case 'ArrowLeft':
      return addDays(from, -1);
    case 'ArrowRight':
      return addDays(from, 1);
    case 'ArrowUp':
      return addDays(from, -7);
    case 'ArrowDown':
      return addDays(from, 7);
    case 'PageUp':
      return addMonths(from, event.shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(from, event.shiftKey ? 12 : 1);
    case 'Home':
      return startOfWeek(from);
    case 'End':
      return endOfWeek(from);
    default:
      return null;
  }
}
