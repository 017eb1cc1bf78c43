// At which customer the person is: found by typing, or created on the spot. A person with activities stays where
// the activities are, and the field says so instead of letting somebody try.
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CustomerPick, customerPick, findCustomers } from '../activities/find-parties.ts';
import { QuickCreateCustomer } from '../activities/quick-create-customer.tsx';
import { customerQuery } from '../customers/queries.ts';
import type { FieldBinding } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { AsyncPicker } from '../ui/async-picker.tsx';
import styles from './contact-form.module.css';

interface CustomerFieldProps extends FieldBinding<number | null> {
  /** the record as saved, which knows the name of its customer; null for a new one */
  known: { customerId: number; customerName: string; accountNumber: string } | null;
  fixed: boolean;
  autoFocus: boolean;
}

export function CustomerField({ value, onChange, known, fixed, ...field }: CustomerFieldProps) {
  const { contacts, records } = useTexts();
  const label = records.fields.contact.customerId;
  const [creating, setCreating] = useState<string | null>(null);
  const [chosen, setChosen] = useState<CustomerPick | null>(null);
  const saved = known && {
    id: String(known.customerId),
    name: known.customerName,
    detail: known.accountNumber,
  };
  const remembered = [chosen, saved].find((pick) => pick?.id === String(value)) ?? null;
  // An address or a restored draft only holds the number.
  const asked = useQuery({
    ...customerQuery(value ?? 0),
    enabled: value !== null && remembered === null,
  });
  const pick = remembered ?? (value !== null && asked.data ? customerPick(asked.data) : null);

  const choose = (customer: CustomerPick | null) => {
    setChosen(customer);
    setCreating(null);
    onChange(customer && Number(customer.id));
  };
  if (fixed && known) {
    return (
      <div data-wide>
        <TextInput
          label={label}
          description={contacts.customerFixed}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={`${known.customerName} · ${known.accountNumber}`}
          error={field.error}
          name={field.name}
          readOnly
          classNames={{ input: styles.fixed }}
        />
      </div>
    );
  }
  return (
    <div data-wide className={styles.customer}>
      <AsyncPicker
        label={label}
        required
        searchKey="customers"
        search={findCustomers}
        value={pick}
        onChange={choose}
        onCreate={setCreating}
        {...field}
      />
      {creating !== null && (
        <QuickCreateCustomer name={creating} onCancel={() => setCreating(null)} onChosen={choose} />
      )}
    </div>
  );
}
