// The filter «Forventet afslutning»: its usual periods look ahead, and one of them is to have no date at all.
import { useProjectTexts } from '../texts/projects.ts';
import { useDays } from '../ui/days-context.tsx';
import { PeriodFilter, usePeriodWords } from '../ui/period-filter.tsx';
import { type Expected, PRESETS, presetOf, presetPeriod } from './expected-periods.ts';

interface ExpectedFilterProps {
  expected: Expected;
  onChange: (expected: { [K in keyof Expected]-?: Expected[K] | undefined }) => void;
}

const NONE = { expectedFrom: undefined, expectedTo: undefined, undated: undefined };

export function ExpectedFilter({ expected, onChange }: ExpectedFilterProps) {
  const words = useProjectTexts().filters;
  const { today } = useDays();
  return (
    <PeriodFilter
      label={words.expected}
      from={expected.expectedFrom}
      to={expected.expectedTo}
      said={useExpectedWords()(expected)}
      presets={PRESETS.map((preset) => ({
        name: words.expectedPresets[preset],
        choose: () => onChange({ ...NONE, ...presetPeriod(preset, today) }),
      }))}
      onChange={({ from, to }) => onChange({ ...NONE, expectedFrom: from, expectedTo: to })}
    />
  );
}

/** «Denne måned», «01-12-2026 – 15-01-2027», «fra 01-12-2026»; null when there is none. */
export function useExpectedWords(): (expected: Expected) => string | null {
  const words = useProjectTexts().filters;
  const inWords = usePeriodWords();
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
    return preset ? words.expectedPresets[preset] : inWords({ from, to });
  };
}
