// A field that finds one record by typing: searches as one types, marks what matched, offers to create what is
// not there. By the ARIA combobox pattern; the list is spoken of by a live count.
import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import styles from './async-picker.module.css';
import { FieldLabel } from './field-label.tsx';
import { Highlight } from './highlight.tsx';
import { IconPlus } from './icons.ts';

export interface Pick {
  id: string;
  name: string;
  /** a second, quieter line: number, town, phone */
  detail?: string;
}

interface AsyncPickerProps<P extends Pick> {
  label: string;
  /** names the search in the query cache, e.g. 'customers'; include what else narrows it */
  searchKey: string;
  search: (query: string, signal: AbortSignal) => Promise<readonly P[]>;
  value: P | null;
  onChange: (pick: P | null) => void;
  /** offers «Opret …» with what was typed */
  onCreate?: (query: string) => void;
  placeholder?: string;
  error?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
  name?: string;
}

const CREATE = '+';

export function AsyncPicker<P extends Pick>(props: AsyncPickerProps<P>) {
  const { label, value, onChange, onCreate } = props;
  const { common } = useTexts();
  const words = common.picker;
  // null: the field shows what is chosen; a text: somebody is searching
  const [typed, setTyped] = useState<string | null>(null);
  const [query] = useDebouncedValue((typed ?? '').trim(), 120);
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const found = useQuery({
    queryKey: ['picker', props.searchKey, query],
    queryFn: ({ signal }) => props.search(query, signal),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const hits = found.data ?? [];
  // Only what belongs to the words as they now stand may be taken with Enter; «Opret» last of all.
  const current = typed === null || (query === typed.trim() && !found.isFetching);
  const { dropdownOpened, selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (dropdownOpened && current) selectFirstOption();
    else resetSelectedOption();
  }, [dropdownOpened, current, selectFirstOption, resetSelectedOption]);

  const submit = (id: string) => {
    combobox.closeDropdown();
    const query = (typed ?? '').trim();
    setTyped(null);
    if (id === CREATE) onCreate?.(query);
    else onChange(hits.find((hit) => hit.id === id) ?? null);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" middlewares={{ size: true }}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={<FieldLabel label={label} required={props.required} />}
          name={props.name}
          role="combobox"
          aria-required={props.required}
          autoFocus={props.autoFocus ?? false}
          placeholder={props.placeholder ?? words.typeToSearch}
          autoComplete="off"
          error={props.error}
          value={typed ?? value?.name ?? ''}
          onChange={(event) => {
            setTyped(event.target.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            if (typed?.trim() === '') onChange(null);
            setTyped(null);
          }}
          rightSection={
            found.isFetching && combobox.dropdownOpened ? (
              <Loader size={14} aria-hidden />
            ) : value ? (
              <CloseButton
                size={22}
                iconSize={14}
                aria-label={words.clear(label)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  setTyped(null);
                  onChange(null);
                }}
              />
            ) : null
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown className={styles.dropdown}>
        <Combobox.Options className={styles.options} aria-label={label}>
          {hits.map((hit) => (
            <Combobox.Option
              key={hit.id}
              value={hit.id}
              active={hit.id === value?.id}
              className={styles.option}
            >
              <span className={styles.name}>
                <Highlight text={hit.name} query={query} />
              </span>
              {hit.detail && (
                <span className={styles.detail}>
                  <Highlight text={hit.detail} query={query} />
                </span>
              )}
            </Combobox.Option>
          ))}
          {hits.length === 0 && (
            <Combobox.Empty className={styles.empty}>
              {found.isError ? words.failed : found.isPending ? words.searching : words.noHits(query)}
            </Combobox.Empty>
          )}
          {onCreate && current && (
            <Combobox.Option value={CREATE} className={styles.create}>
              <IconPlus size={14} aria-hidden />
              {words.create((typed ?? '').trim())}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
      <span className="only-read" aria-live="polite">
        {combobox.dropdownOpened && !found.isFetching ? words.hits(hits.length) : ''}
      </span>
    </Combobox>
  );
}
