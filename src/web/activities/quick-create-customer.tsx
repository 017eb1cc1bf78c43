// «Opret kunde» inside the form of an activity: the few fields that are known on the phone, and a warning when
// the customer seems to exist already (by CVR, phone, mail or name). Not a form of its own: it stands in one.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { createCustomer, findCustomerDuplicates } from '../../shared/customers.ts';
import { parseCvr } from '../../shared/identifiers.ts';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './activity.module.css';
import { type CustomerPick, customerPick } from './find-parties.ts';
import { QuickCreate, useQuickCreate } from './quick-create.tsx';

interface QuickCreateCustomerProps {
  /** what was typed in the picker */
  name: string;
  onCancel: () => void;
  /** the customer that was created, or the existing one that was chosen instead */
  onChosen: (customer: CustomerPick) => void;
}

export function QuickCreateCustomer({ name, onCancel, onChosen }: QuickCreateCustomerProps) {
  const words = useTexts().activities.quick;
  const [fields, setFields] = useState({ name, phone: '', email: '', cvr: '' });
  const quick = useQuickCreate({
    fields,
    duplicates: (signal) => call(findCustomerDuplicates, { query: fields }, { signal }),
    create: async (idempotencyKey) => {
      const created = await call(createCustomer, { body: fields }, { idempotencyKey });
      onChosen(customerPick(created));
    },
  });
  const field = (key: keyof typeof fields, label: string, more: object = {}) => (
    <TextInput
      label={label}
      name={`quick.${key}`}
      value={fields[key]}
      error={quick.errorOf(key)}
      onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
      {...more}
    />
  );
  const cvr = fields.cvr.trim();
  const doubtful = cvr !== '' && !parseCvr(cvr)?.valid;
  return (
    <QuickCreate
      title={words.customerTitle}
      quick={quick}
      onCancel={onCancel}
      onUse={(found) =>
        onChosen({
          id: String(found.customerId),
          name: found.customerName,
          detail: found.accountNumber ?? '',
        })
      }
    >
      {field('name', words.name, { autoFocus: true })}
      <div className={styles.pair}>
        {field('phone', words.phone, { inputMode: 'tel' })}
        {field('email', words.email, { inputMode: 'email' })}
      </div>
      {field('cvr', words.cvr, {
        inputMode: 'numeric',
        description: doubtful ? <span className={styles.warning}>{words.cvrInvalid}</span> : undefined,
        inputWrapperOrder: ['label', 'input', 'description', 'error'],
      })}
    </QuickCreate>
  );
}
