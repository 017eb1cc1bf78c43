// The filter «Forventet afslutning»: one of the usual periods, or days as one types them. The days stand in the address.
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { useProjectTexts } from '../texts/projects.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { useDays } from '../ui/days-context.tsx';
import { Dialog } from '../ui/dialog.tsx';
import chip from '../ui/filter-chip.module.css';
import { IconChevronDown, IconX } from '../ui/icons.ts';
import { type Expected, PRESETS, presetOf, presetPeriod } from './expected-periods.ts';
import styles from './projects.module.css';

interface ExpectedFilterProps {
  expected: Expected;
  onChange: (expected: { [K in keyof Expected]-?: Expected[K] | undefined }) => void;
}

const NONE = { expectedFrom: undefined, expectedTo: undefined, undated: undefined };

export function ExpectedFilter({ expected, onChange }: ExpectedFilterProps) {
  const words = useProjectTexts().filters;
  const said = useExpectedWords()(expected);
  const [choosing, setChoosing] = useState(false);
  return (
    <span className={chip.pair}>
      <UnstyledButton
        className={chip.chip}
        data-on={said !== null || undefined}
        onClick={() => setChoosing(true)}
      >
        {words.expected}
        {said === null ? (
          <IconChevronDown size={13} aria-hidden />
        ) : (
          <span className={chip.value}>{said}</span>
        )}
      </UnstyledButton>
      {said !== null && (
        <UnstyledButton
          className={chip.clear}
          aria-label={words.clearExpected}
          onClick={() => onChange(NONE)}
        >
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
      <Dialog opened={choosing} onClose={() => setChoosing(false)} title={words.chooseExpected} size="sm">
        <Choosing
          expected={expected}
          onChange={(next) => {
            setChoosing(false);
            onChange({ ...NONE, ...next });
          }}
        />
      </Dialog>
    </span>
  );
}

interface ChoosingProps {
  expected: Expected;
  onChange: (expected: Expected) => void;
}

function Choosing({ expected, onChange }: ChoosingProps) {
  const words = useProjectTexts().filters;
  const { today } = useDays();
  const [from, setFrom] = useState<Day | null>(expected.expectedFrom ?? null);
  const [to, setTo] = useState<Day | null>(expected.expectedTo ?? null);
  return (
    <form
      className={styles.period}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (event.currentTarget.querySelector('input:invalid')) return;
        onChange({ ...(from && { expectedFrom: from }), ...(to && { expectedTo: to }) });
      }}
    >
      <div className={styles.presets}>
        {PRESETS.map((preset, index) => (
          <UnstyledButton
            key={preset}
            className={chip.chip}
            data-autofocus={index === 0 || undefined}
            onClick={() => onChange(presetPeriod(preset, today))}
          >
            {words.expectedPresets[preset]}
          </UnstyledButton>
        ))}
      </div>
      <div className={styles.days}>
        <DayField label={words.from} value={from} onChange={setFrom} warnPast={false} warnDayOff={false} />
        <DayField label={words.to} value={to} onChange={setTo} warnPast={false} warnDayOff={false} />
      </div>
      <Button type="submit">{words.showPeriod}</Button>
    </form>
  );
}

/** «Denne måned», «01-12-2026 – 15-01-2027», «fra 01-12-2026»; null when there is none. */
export function useExpectedWords(): (expected: Expected) => string | null {
  const words = useProjectTexts().filters;
  const { today } = useDays();
  return ({ expectedFrom: from, expectedTo: to, undated }) => {
    const preset = presetOf(
      {
        ...(from && { expectedFrom: from }),
        ...(to && { expectedTo: to }),
        ...(undated && { undated }),
      },
      today,
    );
    if (preset) return words.expectedPresets[preset];
    if (from && to) return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
    if (from) return words.since(formatDay(from));
    return to ? words.until(formatDay(to)) : null;
  };
}
