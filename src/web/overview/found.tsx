// How much a search finds, and what its filters hide, with the way to see it.
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useOverviewTexts } from '../texts/overview.ts';
import styles from './overview.module.css';
import { isFiltered, type OverviewSearch } from './overview-search.ts';
import { countQuery } from './queries.ts';

/** Counts stop here (countOverview). */
const CEILING = 1_000;

interface FoundProps {
  search: OverviewSearch;
  onClear: () => void;
}

export function Found({ search, onClear }: FoundProps) {
  const words = useOverviewTexts();
  const count = useQuery(countQuery(search)).data;
  if (!count) return null;
  const number = (n: number) => (n >= CEILING ? words.atLeast(n.toLocaleString('da-DK')) : String(n));
  const hidden =
    isFiltered(search) && (count.withoutFilters > count.found || count.withoutFilters >= CEILING);
  return (
    <span className={styles.count} aria-live="polite">
      <span>{words.found(count.found, number(count.found))}</span>
      {hidden && (
        <span>
          {words.hidden(number(count.withoutFilters))}{' '}
          <UnstyledButton className={styles.link} onClick={onClear}>
            {words.showHidden}
          </UnstyledButton>
        </span>
      )}
      {count.waiting > 0 && <span>{words.waiting(count.waiting)}</span>}
    </span>
  );
}
