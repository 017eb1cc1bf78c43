// What narrows a list of mails: words, customer, whose mailbox, direction, period; and how many are left.
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatNumber } from '../../shared/format.ts';
import { measureMail } from '../../shared/mail.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import list from '../records/list.module.css';
import { SearchField } from '../records/search-field.tsx';
import { useLanguage } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { CustomerFilter } from '../todo/customer-filter.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import { IconFilterOff } from '../ui/icons.ts';
import { PeriodFilter, usePeriodWords } from '../ui/period-filter.tsx';
import styles from './mail-list.module.css';
import { DIRECTIONS, type MailFilter, type MailPlace, queryOf } from './mail-search.ts';

interface MailFiltersProps {
  view: Exclude<MailPlace, 'rules'>;
  filter: MailFilter;
  onChange: (filter: MailFilter) => void;
  onLeaveSearch: () => void;
}

export function MailFilters({ view, filter, onChange, onLeaveSearch }: MailFiltersProps) {
  const { language, texts } = useLanguage();
  const words = useMailTexts().filters;
  const leader = useMe().user.role !== 'salesperson';
  const { q, customer, direction, owner } = filter;
  const change = (part: { [K in keyof MailFilter]: MailFilter[K] | undefined }) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(next));
  };
  // Nobody's own mail is shown to leaders only, until it is journalled.
  const owners = leader || view === 'journalled' ? (['mine', 'firm'] as const) : (['mine'] as const);
  const measure = useQuery({
    queryKey: ['mail', 'measure', view, filter],
    queryFn: ({ signal }) => call(measureMail, { query: { state: view, ...queryOf(filter) } }, { signal }),
    placeholderData: keepPreviousData,
  });
  const found = measure.data?.found;
  return (
    <div className={list.searchLine}>
      <SearchField
        label={words.search}
        value={q ?? ''}
        onChange={(text) => change({ q: text || undefined })}
        onLeave={onLeaveSearch}
      />
      <div className={list.chips}>
        <CustomerFilter
          customerId={customer ?? null}
          onChange={(id) => change({ customer: id ?? undefined })}
        />
        <FilterMenu
          label={words.direction}
          options={DIRECTIONS.map((value) => ({ value, label: words.directions[value] }))}
          chosen={direction ? [direction] : []}
          onChange={([chosen]) => change({ direction: chosen })}
        />
        <FilterMenu
          label={words.owner}
          options={owners.map((value) => ({ value, label: words.owners[value] }))}
          chosen={owner ? [owner] : []}
          onChange={([chosen]) => change({ owner: chosen })}
        />
        <PeriodFilter from={filter.from} to={filter.to} onChange={change} />
        {Object.keys(filter).length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFilterOff size={15} aria-hidden />}
            onClick={() => onChange({})}
          >
            {texts.common.clearFilters}
          </Button>
        )}
      </div>
      <span className={styles.measure} aria-live="polite">
        {found !== undefined && words.found(found, formatNumber(found, 0, language))}
      </span>
    </div>
  );
}

/** What narrows the list, in words, for «ingen hits». */
export function useMailFilterNames(filter: MailFilter): string[] {
  const { records } = useLanguage().texts;
  const words = useMailTexts().filters;
  const period = usePeriodWords();
  return [
    filter.q && records.list.word(filter.q),
    filter.customer && words.oneCustomer,
    filter.direction && words.directions[filter.direction],
    filter.owner && words.owners[filter.owner],
    period(filter),
  ].filter((name): name is string => Boolean(name));
}
