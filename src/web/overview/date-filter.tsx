// «Dato» of CRM Overblik: of which kind, and within which days.
import { useState } from 'react';
import { type DateOf, dateOf } from '../../shared/overview.ts';
import { useOverviewTexts } from '../texts/overview.ts';
import { type Period, PeriodFilter } from '../ui/period-filter.tsx';
import { Segmented } from '../ui/segmented.tsx';
import type { OverviewSearch } from './overview-search.ts';

interface DateFilterProps {
  search: Pick<OverviewSearch, 'dateOf' | 'from' | 'to'>;
  onChange: (chosen: Period & { dateOf: OverviewSearch['dateOf'] | undefined }) => void;
}

export function DateFilter({ search, onChange }: DateFilterProps) {
  const words = useOverviewTexts().filters;
  const { from, to } = search;
  const chosen = search.dateOf ?? 'occurred';
  const [kind, setKind] = useState<DateOf>(chosen);
  return (
    <PeriodFilter
      label={words.dates[chosen]}
      from={from}
      to={to}
      {...(search.dateOf && { clearable: true })}
      above={
        <Segmented
          label={words.dateOf}
          value={kind}
          options={dateOf.options.map((value) => ({ value, label: words.dates[value] }))}
          onChange={setKind}
        />
      }
      onOpen={() => setKind(chosen)}
      onChange={(period) => onChange({ dateOf: kind === 'occurred' ? undefined : kind, ...period })}
      onClear={() => onChange({ dateOf: undefined, from: undefined, to: undefined })}
    />
  );
}
