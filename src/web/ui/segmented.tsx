import { SegmentedControl } from '@mantine/core';

interface SegmentedProps<V extends string> {
  /** what is chosen here, for screen readers */
  label: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** One choice of a few, all in sight: «Mine · Alle», «Åbne · Lukkede · Begge». */
export function Segmented<V extends string>({ label, options, value, onChange }: SegmentedProps<V>) {
  return (
    <SegmentedControl
      aria-label={label}
      size="xs"
      data={[...options]}
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    />
  );
}
