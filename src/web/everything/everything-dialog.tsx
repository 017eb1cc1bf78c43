// The everything box: what somebody types is looked for in all records at once, and among the places and things to do.
// By the ARIA combobox pattern: the field keeps the focus, arrows choose, Enter opens.
import { Loader, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { findEverything } from '../../shared/everything.ts';
import { searchMarks } from '../../shared/search-marks.ts';
import { call } from '../data/call.ts';
import { useEverythingTexts } from '../texts/everything.ts';
import type { CreateChoice, Place } from '../ui/frame/types.ts';
import { Highlight } from '../ui/highlight.tsx';
import { IconSearch } from '../ui/icons.ts';
import styles from './everything.module.css';
import { type Item, useItems } from './items.ts';

interface EverythingDialogProps {
  opened: boolean;
  onClose: () => void;
  places: readonly Place[];
  create: readonly CreateChoice[];
}

export function EverythingDialog({ opened, onClose, ...offered }: EverythingDialogProps) {
  const words = useEverythingTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': words.label } }}
      centered={false}
      size="lg"
      padding={0}
      yOffset="10dvh"
      transitionProps={{ duration: 80 }}
    >
      <Box {...offered} onClose={onClose} />
    </Modal>
  );
}

function Box({ onClose, places, create }: Omit<EverythingDialogProps, 'opened'>) {
  const words = useEverythingTexts();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 100);
  const found = useQuery({
    queryKey: ['everything', q],
    queryFn: ({ signal }) => call(findEverything, { query: { q } }, { signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const groups = useItems(typed.trim(), found.data, { places, create });
  const items = groups.flatMap((group) => group.items);
  const [chosen, setChosen] = useState(0);
  const current = items[Math.min(chosen, items.length - 1)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin at the top again.
  useEffect(() => setChosen(0), [typed]);
  const shown = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is brought into sight.
  useEffect(() => {
    // Some browsers answer a promise, which is no way to clean up.
    void shown.current?.scrollIntoView({ block: 'nearest' });
  }, [current?.key]);

  const open = (item: Item | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  // Who types and presses Enter means what was typed, not what an earlier answer had on top.
  const isBehind = typed.trim() !== q || (q !== '' && (found.isPending || found.isPlaceholderData));
  const [isAwaited, setAwaited] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once the answer is there.
  useEffect(() => {
    if (!isAwaited || isBehind) return;
    setAwaited(false);
    open(current);
  }, [isAwaited, isBehind]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAwaited(false);
      setChosen((before) => (Math.min(before, items.length - 1) + step + items.length) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isBehind && chosen === 0) setAwaited(true);
      else open(current);
    }
  };
  const nothing = q !== '' && found.data && Object.values(found.data).every((list) => list.length === 0);

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={words.label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${items.indexOf(current)}`}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        placeholder={words.placeholder}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={found.isFetching ? <Loader size={16} aria-hidden /> : null}
        classNames={{ input: styles.input ?? '' }}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setAwaited(false);
          setTyped(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={words.results} className={styles.list}>
        {found.isError && <p className={styles.note}>{words.failed}</p>}
        {nothing && <p className={styles.note}>{words.none(q)}</p>}
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, for which HTML has no element outside a select.
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={styles.title} aria-hidden>
              {group.title}
            </div>
            {group.items.map((item) => {
              const isCurrent = item === current;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
                <div
                  key={item.key}
                  id={`${id}-${items.indexOf(item)}`}
                  ref={isCurrent ? (shown as never) : undefined}
                  role="option"
                  tabIndex={-1}
                  aria-selected={isCurrent}
                  className={styles.item}
                  onClick={() => open(item)}
                  onPointerMove={() => setChosen(items.indexOf(item))}
                >
                  <span className={styles.label}>
                    <Highlight text={item.label} query={typed} />
                  </span>
                  {item.detail && <span className={styles.detail}>{item.detail}</span>}
                  {item.hit && (
                    <span className={styles.hit}>
                      <Highlight text={item.hit} query={typed} find={searchMarks} />
                    </span>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} className={styles.hint}>
        {words.hint}
      </p>
      <div className="only-read" role="status">
        {q !== '' && !found.isFetching && words.count(items.length)}
      </div>
    </>
  );
}
