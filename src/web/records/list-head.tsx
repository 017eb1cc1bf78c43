// The head of a list of records: title and how many, «Opret ny», search, filters, columns.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/language.tsx';
import { IconFilterOff, IconPlus } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import styles from './list.module.css';
import { SearchField } from './search-field.tsx';
import type { PagedList } from './use-paged-list.ts';

interface ListHeadProps {
  title: string;
  searchLabel: string;
  search: string;
  onSearch: (text: string) => void;
  onLeaveSearch: () => void;
  list: PagedList<unknown>;
  createLabel: string;
  onCreate: () => void;
  columns: ReactNode;
  /** something narrows the list: offers «Ryd filtre» */
  filtered: boolean;
  onClear: () => void;
  /** the filter chips */
  children: ReactNode;
}

export function ListHead(props: ListHeadProps) {
  const { list } = props;
  const { common, records } = useTexts();
  const count = list.rows.length;
  const told =
    list.status !== 'ready' ? '' : list.hasMore ? records.list.moreThan(count) : records.list.count(count);
  return (
    <PageHead
      title={props.title}
      aside={<span aria-live="polite">{told}</span>}
      actions={
        <>
          {props.columns}
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={props.onCreate}>
            {props.createLabel}
          </Button>
        </>
      }
    >
      <div className={styles.searchLine}>
        <SearchField
          label={props.searchLabel}
          value={props.search}
          onChange={props.onSearch}
          onLeave={props.onLeaveSearch}
        />
        <div className={styles.chips}>
          {props.children}
          {props.filtered && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconFilterOff size={15} aria-hidden />}
              onClick={props.onClear}
            >
              {common.clearFilters}
            </Button>
          )}
        </div>
      </div>
    </PageHead>
  );
}
