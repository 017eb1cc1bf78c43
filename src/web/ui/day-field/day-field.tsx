// A date as people write it: free typing («24/12», «mandag», «+7», «uge 27»), the understood day in words under
// the field, and a calendar for the mouse. A day off is told with the next working day as a proposal (rule 15);
// nothing is moved by itself. Text that means no day gives null and makes the field invalid for its form.
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { parseDay } from '../../../shared/date-input.ts';
import { type Day, isoWeek, weekday } from '../../../shared/days.ts';
import { formatDay, formatDayLong, WEEKDAYS } from '../../../shared/format.ts';
import { holidayName, isWorkingDay, nextWorkingDay } from '../../../shared/working-days.ts';
import { useLanguage } from '../../texts/language.tsx';
import { useDays } from '../days-context.tsx';
import { FieldLabel } from '../field-label.tsx';
import { IconCalendar } from '../icons.ts';
import { Calendar } from './calendar.tsx';
import styles from './day-field.module.css';

interface DayFieldProps {
  label: string;
  value: Day | null;
  onChange: (day: Day | null) => void;
  error?: string | undefined;
  required?: boolean;
  /** a date before today is told (accepted all the same); off for dates that lie in the past by nature */
  warnPast?: boolean;
  /** words under the field propose a working day; off for dates that may well be days off */
  warnDayOff?: boolean;
  autoFocus?: boolean;
  name?: string;
}

export function DayField(props: DayFieldProps) {
  const { label, value, onChange, warnPast = true, warnDayOff = true } = props;
  const { texts } = useLanguage();
  const words = texts.common.day;
  const days = useDays();
  const input = useRef<HTMLInputElement>(null);
  const told = useId();
  const [opened, setOpened] = useState(false);
  const [left, setLeft] = useState(false);
  const [typed, setTyped] = useState(value ? formatDay(value) : '');
  const [given, setGiven] = useState(value);
  if (value !== given) {
    // The page set another day: that is now what the field says.
    setGiven(value);
    setTyped(value ? formatDay(value) : '');
  }

  const parsed = typed.trim() ? parseDay(typed, days) : null;
  const invalid = parsed?.ok === false;
  useEffect(() => input.current?.setCustomValidity(invalid ? words.invalid : ''), [invalid, words.invalid]);

  const take = (day: Day | null, text: string) => {
    setTyped(text);
    setGiven(day);
    if (day !== value) onChange(day);
  };
  const type = (text: string) => {
    setLeft(false);
    const result = text.trim() ? parseDay(text, days) : null;
    take(result?.ok ? result.day : null, text);
  };
  const choose = (day: Day) => {
    take(day, formatDay(day));
    setOpened(false);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    setOpened(true);
  };

  return (
    <div>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        trapFocus
        returnFocus
        withRoles={false}
      >
        <Popover.Target>
          <TextInput
            ref={input}
            label={<FieldLabel label={label} required={props.required} />}
            name={props.name}
            aria-required={props.required}
            autoFocus={props.autoFocus ?? false}
            placeholder={words.placeholder}
            autoComplete="off"
            inputMode="text"
            value={typed}
            error={props.error ?? (invalid && left ? words.invalid : undefined)}
            aria-describedby={told}
            onChange={(event) => type(event.target.value)}
            onBlur={() => {
              setLeft(true);
              if (parsed?.ok) setTyped(formatDay(parsed.day));
            }}
            onKeyDown={onKeyDown}
            rightSection={
              <ActionIcon
                size={24}
                aria-label={`${label}: ${words.open}`}
                aria-expanded={opened}
                aria-haspopup="dialog"
                onClick={() => setOpened(!opened)}
              >
                <IconCalendar size={16} aria-hidden />
              </ActionIcon>
            }
          />
        </Popover.Target>
        <Popover.Dropdown className={styles.popover} role="dialog" aria-label={`${label}: ${words.calendar}`}>
          <Calendar value={value} onChoose={choose} />
        </Popover.Dropdown>
      </Popover>
      <div id={told} className={styles.told} aria-live="polite">
        {parsed?.ok && <Understood day={parsed.day} {...{ warnPast, warnDayOff }} onChoose={choose} />}
        {invalid && !left && !props.error && words.hint}
      </div>
    </div>
  );
}

interface UnderstoodProps {
  day: Day;
  warnPast: boolean;
  warnDayOff: boolean;
  onChoose: (day: Day) => void;
}

function Understood({ day, warnPast, warnDayOff, onChoose }: UnderstoodProps) {
  const { language, texts } = useLanguage();
  const { today, daysOff } = useDays();
  const words = texts.common.day;
  const next = nextWorkingDay(day, daysOff);
  const why = holidayName(day, daysOff, language) ?? WEEKDAYS[language][weekday(day) - 1] ?? '';
  return (
    <>
      {unbroken(formatDayLong(day, language))} · {words.weekNumber(isoWeek(day).week)}
      {warnPast && day < today && <span className={styles.warning}>{words.past}</span>}
      {warnDayOff && day >= today && !isWorkingDay(day, daysOff) && (
        <span className={styles.warning}>
          {words.dayOff(why.charAt(0).toUpperCase() + why.slice(1), unbroken(formatDayLong(next, language)))}{' '}
          <button type="button" className={styles.useNext} onClick={() => onChoose(next)}>
            {words.useNext}
          </button>
        </span>
      )}
    </>
  );
}

/** Keeps a date on one line: its hyphens become non-breaking ones (U+2011). For reading only. */
const unbroken = (text: string) => text.replaceAll('-', '\u2011');
