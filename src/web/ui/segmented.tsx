import { SegmentedControl } from '@mantine/core';

interface SegmentedProps<V extends string> {
  /** what is chosen here, for screen readers */
  label: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
  /** one below the other, where they do not fit side by side */
  stacked?: boolean;
}

/** One choice of a few, all in sight: «Mine · Alle», «Åbne · Lukkede · Begge». */
export function Segmented<V extends string>({
  label,
  options,
  value,
  onChange,
  stacked = false,
}: SegmentedProps<V>) {
  return (
    <SegmentedControl
      aria-label={label}
      size={stacked ? 'sm' : 'xs'}
      orientation={stacked ? 'vertical' : 'horizontal'}
      {...(stacked && { w: '100%' })}
      data={[...options]}
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    />
  );
}
