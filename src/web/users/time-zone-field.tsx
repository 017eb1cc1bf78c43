import { Select, type SelectProps } from '@mantine/core';

const ZONES = Intl.supportedValuesOf('timeZone');

interface TimeZoneFieldProps extends Omit<SelectProps<string>, 'value' | 'onChange' | 'data'> {
  value: string;
  onChange: (timeZone: string) => void;
}

/** A time zone by its IANA name, found by typing part of it. */
export function TimeZoneField({ value, onChange, ...props }: TimeZoneFieldProps) {
  const known = ZONES.includes(value) ? ZONES : [value, ...ZONES];
  return (
    <Select
      {...props}
      name="timeZone"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      allowDeselect={false}
      data={known}
      limit={100}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
    />
  );
}
