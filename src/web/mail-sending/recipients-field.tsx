// To, Cc or Bcc: addresses as chips, found among the people of the customer first, then among all.
import { Pill, TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { normaliseEmail } from '../../shared/identifiers.ts';
import type { Recipient } from '../../shared/sending.ts';
import { useSendingTexts } from '../texts/sending.ts';
import { peopleQuery } from './queries.ts';
import styles from './sending.module.css';

interface RecipientsFieldProps {
  role: Recipient['role'];
  label: string;
  customerId: number | null;
  recipients: readonly Recipient[];
  error?: string | undefined;
  autoFocus?: boolean;
  onChange: (recipients: Recipient[]) => void;
}

export function RecipientsField(props: RecipientsFieldProps) {
  const { role, label, customerId, recipients, onChange } = props;
  const words = useSendingTexts().composer;
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 200);
  const people = useQuery(peopleQuery(customerId, q)).data ?? [];
  const mine = recipients.filter((one) => one.role === role);
  const bad = mine.find(({ address }) => normaliseEmail(address) === null);
  const chosen = new Set(recipients.map(({ address }) => address));
  const offered = people.filter(({ address }, i) => {
    return !chosen.has(address) && people.findIndex((other) => other.address === address) === i;
  });
  const nameOf = (address: string) =>
    mine.find((one) => one.address === address)?.name ??
    people.find((one) => one.address === address)?.name ??
    '';

  const take = (values: string[]) => {
    const now = values.flatMap((typed): Recipient[] => {
      const given = typed.replace(/^[\s,;]+|[\s,;]+$/g, '');
      if (given === '') return [];
      // «Kim Fjord <kim@firma.dk>», as it is copied from elsewhere.
      const [, name = '', inside = given] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(given) ?? [];
      const address = normaliseEmail(inside) ?? inside.trim();
      return [{ role, address, name: name || nameOf(address) }];
    });
    onChange([...recipients.filter((one) => one.role !== role), ...now]);
  };
  return (
    <TagsInput
      label={label}
      name={role}
      size="xs"
      classNames={{ input: styles.chips, inputField: styles.chipInput }}
      value={mine.map(({ address }) => address)}
      error={bad ? words.badAddress(bad.address) : props.error}
      placeholder={mine.length === 0 ? words.addressHint : ''}
      aria-label={label}
      data={offered.map(({ address }) => address)}
      // The server has found them, also by what is not in the address.
      filter={({ options }) => options}
      splitChars={[',', ';']}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={take}
      {...(props.autoFocus && { 'data-autofocus': true })}
      renderOption={({ option }) => {
        const person = people.find(({ address }) => address === option.value);
        return (
          <span className={styles.person}>
            <span>{person?.name}</span>
            <span className={styles.quiet}>
              {option.value}
              {person && q && ` · ${person.customerName}`}
            </span>
          </span>
        );
      }}
      renderPill={({ option, onRemove }) => {
        const address = String(option.value);
        return (
          <Pill
            size="md"
            withRemoveButton
            className={styles.chip}
            data-bad={normaliseEmail(address) === null || undefined}
            title={address}
            removeButtonProps={{ 'aria-label': words.remove(address), tabIndex: 0 }}
            {...(onRemove && { onRemove })}
          >
            {nameOf(address) || address}
          </Pill>
        );
      }}
    />
  );
}
