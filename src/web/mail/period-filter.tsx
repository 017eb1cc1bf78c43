// The filter «Periode»: from and to, both included, typed or by one of the usual ones. The days stand in the address.
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { addDays, type Day, startOfWeek, yearOf } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { useMailTexts } from '../texts/mail.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { useDays } from '../ui/days-context.tsx';
import { Dialog } from '../ui/dialog.tsx';
import chip from '../ui/filter-chip.module.css';
import { IconChevronDown, IconX } from '../ui/icons.ts';
import styles from './mail-list.module.css';

interface Period {
  from: Day | undefined;
  to: Day | undefined;
}

interface PeriodFilterProps extends Period {
  onChange: (period: Period) => void;
}

export function PeriodFilter({ from, to, onChange }: PeriodFilterProps) {
  const words = useMailTexts().filters;
  const said = usePeriodWords()(from, to);
  const [choosing, setChoosing] = useState(false);
  return (
    <span className={chip.pair}>
      <UnstyledButton
        className={chip.chip}
        data-on={said !== null || undefined}
        onClick={() => setChoosing(true)}
      >
        {words.period}
        {said === null ? (
          <IconChevronDown size={13} aria-hidden />
        ) : (
          <span className={chip.value}>{said}</span>
        )}
      </UnstyledButton>
      {said !== null && (
        <UnstyledButton
          className={chip.clear}
          aria-label={words.clearPeriod}
          onClick={() => onChange({ from: undefined, to: undefined })}
        >
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
      <Dialog opened={choosing} onClose={() => setChoosing(false)} title={words.choosePeriod} size="sm">
        <Choosing
          from={from}
          to={to}
          onChange={(period) => {
            setChoosing(false);
            onChange(period);
          }}
        />
      </Dialog>
    </span>
  );
}

function Choosing({ onChange, ...given }: PeriodFilterProps) {
  const words = useMailTexts().filters;
  const { today } = useDays();
  const [from, setFrom] = useState<Day | null>(given.from ?? null);
  const [to, setTo] = useState<Day | null>(given.to ?? null);
  const usual: [string, Day][] = [
    [words.periods.today, today],
    [words.periods.thisWeek, startOfWeek(today)],
    [words.periods.days30, addDays(today, -30)],
    [words.periods.thisYear, `${yearOf(today)}-01-01`],
  ];
  return (
    <div className={styles.period}>
      <div className={styles.days}>
        <DayField label={words.from} value={from} onChange={setFrom} warnPast={false} warnDayOff={false} />
        <DayField label={words.to} value={to} onChange={setTo} warnPast={false} warnDayOff={false} />
      </div>
      <span className={chip.pair}>
        {usual.map(([label, day]) => (
          <UnstyledButton
            key={label}
            className={chip.chip}
            onClick={() => onChange({ from: day, to: undefined })}
          >
            {label}
          </UnstyledButton>
        ))}
      </span>
      <Button onClick={() => onChange({ from: from ?? undefined, to: to ?? undefined })}>{words.show}</Button>
    </div>
  );
}

/** «01-11-2026 – 30-11-2026», «fra 01-11-2026»; null when there is none. */
export function usePeriodWords(): (from: Day | undefined, to: Day | undefined) => string | null {
  const words = useMailTexts().filters;
  return (from, to) => {
    if (from && to) return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
    if (from) return words.since(formatDay(from));
    return to ? words.until(formatDay(to)) : null;
  };
}
