// «Dato»: of which kind, from and to, both included; typed in any Danish form, or one of the usual periods.
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import {
  addDays,
  addMonths,
  type Day,
  endOfWeek,
  startOfWeek,
  startOfYear,
  yearOf,
} from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { type DateOf, dateOf } from '../../shared/overview.ts';
import { useOverviewTexts } from '../texts/overview.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { useDays } from '../ui/days-context.tsx';
import { Dialog } from '../ui/dialog.tsx';
import chip from '../ui/filter-chip.module.css';
import { IconChevronDown, IconX } from '../ui/icons.ts';
import { Segmented } from '../ui/segmented.tsx';
import styles from './overview.module.css';
import type { OverviewSearch } from './overview-search.ts';

interface Chosen {
  dateOf: OverviewSearch['dateOf'] | undefined;
  from: Day | undefined;
  to: Day | undefined;
}

interface DateFilterProps {
  search: Pick<OverviewSearch, 'dateOf' | 'from' | 'to'>;
  /** what the chip says where there is but one kind of date */
  label?: string;
  onChange: (chosen: Chosen) => void;
}

export function DateFilter({ search, label, onChange }: DateFilterProps) {
  const words = useOverviewTexts().filters;
  const said = useDateWords()(search);
  const [choosing, setChoosing] = useState(false);
  return (
    <span className={chip.pair}>
      <UnstyledButton
        className={chip.chip}
        data-on={said !== null || undefined}
        onClick={() => setChoosing(true)}
      >
        {label ?? words.dates[search.dateOf ?? 'occurred']}
        {said === null ? (
          <IconChevronDown size={13} aria-hidden />
        ) : (
          <span className={chip.value}>{said}</span>
        )}
      </UnstyledButton>
      {(said !== null || search.dateOf) && (
        <UnstyledButton
          className={chip.clear}
          aria-label={words.clearDate}
          onClick={() => onChange({ dateOf: undefined, from: undefined, to: undefined })}
        >
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
      <Dialog opened={choosing} onClose={() => setChoosing(false)} title={label ?? words.date} size="sm">
        <Choosing
          search={search}
          {...(label !== undefined && { label })}
          onChange={(chosen) => {
            setChoosing(false);
            onChange(chosen);
          }}
        />
      </Dialog>
    </span>
  );
}

function Choosing({ search, label, onChange }: DateFilterProps) {
  const words = useOverviewTexts().filters;
  const { today } = useDays();
  const [kind, setKind] = useState<DateOf>(search.dateOf ?? 'occurred');
  const [from, setFrom] = useState<Day | null>(search.from ?? null);
  const [to, setTo] = useState<Day | null>(search.to ?? null);
  const chosen = (period: { from?: Day | undefined; to?: Day | undefined }) =>
    onChange({ dateOf: kind === 'occurred' ? undefined : kind, from: period.from, to: period.to });
  return (
    <form
      className={styles.choosing}
      onSubmit={(event) => {
        event.preventDefault();
        chosen({ from: from ?? undefined, to: to ?? undefined });
      }}
    >
      {label === undefined && (
        <Segmented
          label={words.dateOf}
          value={kind}
          options={dateOf.options.map((value) => ({ value, label: words.dates[value] }))}
          onChange={setKind}
        />
      )}
      <div className={styles.days}>
        <DayField label={words.from} value={from} onChange={setFrom} warnPast={false} warnDayOff={false} />
        <DayField label={words.to} value={to} onChange={setTo} warnPast={false} warnDayOff={false} />
      </div>
      <span className={styles.presets}>
        {Object.entries(periods(today)).map(([name, period]) => (
          <UnstyledButton key={name} className={chip.chip} onClick={() => chosen(period)}>
            {words.periods[name as keyof typeof words.periods]}
          </UnstyledButton>
        ))}
      </span>
      <Button type="submit">{words.show}</Button>
    </form>
  );
}

function periods(today: Day) {
  const monday = startOfWeek(today);
  const month = `${today.slice(0, 8)}01`;
  const year = startOfYear(today);
  return {
    today: { from: today, to: today },
    thisWeek: { from: monday, to: endOfWeek(today) },
    lastWeek: { from: addDays(monday, -7), to: addDays(monday, -1) },
    thisMonth: { from: month, to: addDays(addMonths(month, 1), -1) },
    lastMonth: { from: addMonths(month, -1), to: addDays(month, -1) },
    thisYear: { from: year, to: `${yearOf(today)}-12-31` },
    lastYear: { from: addMonths(year, -12), to: addDays(year, -1) },
  };
}

/** «01-11-2026 – 30-11-2026», «fra 01-11-2026»; null when there is no bound. */
export function useDateWords(): (search: Pick<OverviewSearch, 'from' | 'to'>) => string | null {
  const words = useOverviewTexts().filters;
  return ({ from, to }) => {
    if (from && to) return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
    if (from) return words.since(formatDay(from));
    return to ? words.until(formatDay(to)) : null;
  };
}
