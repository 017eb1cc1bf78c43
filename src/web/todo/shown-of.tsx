// What the filters do to the list, in words: «viser 48 af 62», which overdue ones they hide (rule 9), and what
// stands there when nothing does.
import { Button, UnstyledButton } from '@mantine/core';
import { formatNumber } from '../../shared/format.ts';
import type { TodoMeasure } from '../../shared/todo.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { EmptyState, NoHits } from '../ui/states.tsx';
import { useFilterNames } from './filters.tsx';
import styles from './todo.module.css';
import { type TodoSearch, withoutFilters } from './todo-search.ts';

interface Props {
  search: TodoSearch;
  onSearch: (search: TodoSearch) => void;
}

export function ShownOf({ search, onSearch, shown }: Props & { shown: TodoMeasure | undefined }) {
  const { language, texts } = useLanguage();
  const words = texts.todo;
  const number = (n: number) => formatNumber(n, 0, language);
  const of = shown && (shown.atLeast ? words.atLeast(number(shown.of)) : number(shown.of));
  return (
    <div className={styles.state}>
      <span aria-live="polite">{shown && of && words.shown(number(shown.shown), of)}</span>
      {shown && shown.hiddenOverdue > 0 && (
        <span className={styles.hidden}>
          {words.hiddenOverdue(shown.hiddenOverdue)}{' '}
          <UnstyledButton
            className={styles.textButton}
            onClick={() => {
              const { period, ...rest } = search;
              onSearch({ ...rest, due: 'old' });
            }}
          >
            {words.showHidden}
          </UnstyledButton>
        </span>
      )}
    </div>
  );
}

export function NothingToShow({ search, onSearch, onNew }: Props & { onNew: () => void }) {
  const { todo: words } = useLanguage().texts;
  const filters = useFilterNames(search);
  const owner = useReference().user(typeof search.owner === 'number' ? search.owner : null);
  if (filters.length > 0) {
    return <NoHits filters={filters} onClear={() => onSearch(withoutFilters(search))} />;
  }
  return (
    <EmptyState
      title={search.owner === undefined ? words.empty.firstTitle : words.empty.title}
      action={
        <Button variant="default" onClick={onNew}>
          {words.newActivity}
        </Button>
      }
    >
      {owner ? words.empty.ofColleague(owner.name) : words.empty.text}
    </EmptyState>
  );
}
