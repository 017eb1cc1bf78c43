// A filter by days as a chip: one of the usual periods, or from and to, both included, as people type days.
import { Button, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import {
  addDays,
  addMonths,
  type Day,
  endOfWeek,
  startOfMonth,
  startOfWeek,
  startOfYear,
  yearOf,
} from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { useTexts } from '../texts/language.tsx';
import { usePeriodTexts } from '../texts/period.ts';
import { DayField } from './day-field/day-field.tsx';
import { useDays } from './days-context.tsx';
import { Dialog } from './dialog.tsx';
import chip from './filter-chip.module.css';
import { IconChevronDown, IconX } from './icons.ts';
import styles from './period-filter.module.css';

export interface Period {
  from: Day | undefined;
  to: Day | undefined;
}

interface PeriodFilterProps extends Partial<Period> {
  /** absent: «Periode» */
  label?: string;
  /** what is chosen in words, where days alone would not say it */
  said?: string | null;
  /** absent: when something is chosen */
  clearable?: boolean;
  /** absent: the usual ones */
  presets?: readonly { name: string; choose: () => void }[];
  /** what the dialog asks besides days */
  above?: ReactNode;
  onOpen?: () => void;
  onChange: (period: Period) => void;
  /** absent: no days */
  onClear?: () => void;
}

const NONE: Period = { from: undefined, to: undefined };

export function PeriodFilter(props: PeriodFilterProps) {
  const { clear } = useTexts().common;
  const words = usePeriodTexts();
  const inWords = usePeriodWords();
  const { label = words.label, said = inWords(props), clearable = said !== null, onChange } = props;
  const [choosing, setChoosing] = useState(false);
  const chosen = (choose: () => void) => {
    setChoosing(false);
    choose();
  };
  return (
    <span className={chip.pair}>
      <UnstyledButton
        className={chip.chip}
        data-on={said !== null || undefined}
        onClick={() => {
          props.onOpen?.();
          setChoosing(true);
        }}
      >
        {label}
        {said === null ? (
          <IconChevronDown size={13} aria-hidden />
        ) : (
          <span className={chip.value}>{said}</span>
        )}
      </UnstyledButton>
      {clearable && (
        <UnstyledButton
          className={chip.clear}
          aria-label={`${clear} ${label.toLowerCase()}`}
          onClick={() => (props.onClear ? props.onClear() : onChange(NONE))}
        >
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
      <Dialog opened={choosing} onClose={() => setChoosing(false)} title={words.choose(label)} size="sm">
        <Choosing {...props} chosen={chosen} />
      </Dialog>
    </span>
  );
}

function Choosing(props: PeriodFilterProps & { chosen: (choose: () => void) => void }) {
  const { chosen, onChange } = props;
  const words = usePeriodTexts();
  const { today } = useDays();
  const [from, setFrom] = useState<Day | null>(props.from ?? null);
  const [to, setTo] = useState<Day | null>(props.to ?? null);
  const usual = Object.entries(usualPeriods(today)).map(([name, period]) => ({
    name: words.usual[name as keyof typeof words.usual],
    choose: () => onChange(period),
  }));
  return (
    <form
      className={styles.choosing}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (event.currentTarget.querySelector('input:invalid')) return;
        chosen(() => onChange({ from: from ?? undefined, to: to ?? undefined }));
      }}
    >
      {props.above}
      <div className={styles.presets}>
        {(props.presets ?? usual).map(({ name, choose }, index) => (
          <UnstyledButton
            key={name}
            className={chip.chip}
            data-autofocus={index === 0 || undefined}
            onClick={() => chosen(choose)}
          >
            {name}
          </UnstyledButton>
        ))}
      </div>
      <div className={styles.days}>
        <DayField label={words.from} value={from} onChange={setFrom} warnPast={false} warnDayOff={false} />
        <DayField label={words.to} value={to} onChange={setTo} warnPast={false} warnDayOff={false} />
      </div>
      <Button type="submit">{words.show}</Button>
    </form>
  );
}

function usualPeriods(today: Day) {
  const monday = startOfWeek(today);
  const month = startOfMonth(today);
  const year = startOfYear(today);
  return {
    today: { from: today, to: today },
    thisWeek: { from: monday, to: endOfWeek(today) },
    lastWeek: { from: addDays(monday, -7), to: addDays(monday, -1) },
    thisMonth: { from: month, to: addDays(addMonths(month, 1), -1) },
    lastMonth: { from: addMonths(month, -1), to: addDays(month, -1) },
    days30: { from: addDays(today, -30), to: undefined },
    thisYear: { from: year, to: `${yearOf(today)}-12-31` },
    lastYear: { from: addMonths(year, -12), to: addDays(year, -1) },
  };
}

/** «01-11-2026 – 30-11-2026», «fra 01-11-2026»; null when there is no bound. */
export function usePeriodWords(): (period: Partial<Period>) => string | null {
  const words = usePeriodTexts();
  return ({ from, to }) => {
    if (from && to) return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
    if (from) return words.since(formatDay(from));
    return to ? words.until(formatDay(to)) : null;
  };
}
