// The filter «Kunde»: chosen by searching, shown by name.
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readCustomer } from '../../shared/customers.ts';
import { findCustomers } from '../activities/find-parties.ts';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { AsyncPicker } from '../ui/async-picker.tsx';
import { Dialog } from '../ui/dialog.tsx';
import chip from '../ui/filter-chip.module.css';
import { IconChevronDown, IconX } from '../ui/icons.ts';

interface CustomerFilterProps {
  customerId: number | null;
  onChange: (customerId: number | null) => void;
}

export function CustomerFilter({ customerId, onChange }: CustomerFilterProps) {
  const words = useTexts().todo.filters;
  const [choosing, setChoosing] = useState(false);
  const customer = useQuery({
    queryKey: ['customer', customerId, 'name'],
    queryFn: ({ signal }) => call(readCustomer, { params: { id: customerId ?? 0 } }, { signal }),
    enabled: customerId !== null,
  });
  return (
    <span className={chip.pair}>
      <UnstyledButton
        className={chip.chip}
        data-on={customerId !== null || undefined}
        onClick={() => setChoosing(true)}
      >
        {words.customer}
        {customerId === null ? (
          <IconChevronDown size={13} aria-hidden />
        ) : (
          <span className={chip.value}>{customer.data?.name ?? customerId}</span>
        )}
      </UnstyledButton>
      {customerId !== null && (
        <UnstyledButton
          className={chip.clear}
          aria-label={words.clearCustomer}
          onClick={() => onChange(null)}
        >
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
      <Dialog opened={choosing} onClose={() => setChoosing(false)} title={words.chooseCustomer} size="sm">
        <AsyncPicker
          label={words.customer}
          searchKey="customers"
          search={findCustomers}
          value={null}
          autoFocus
          onChange={(pick) => {
            setChoosing(false);
            onChange(pick && Number(pick.id));
          }}
        />
      </Dialog>
    </span>
  );
}
