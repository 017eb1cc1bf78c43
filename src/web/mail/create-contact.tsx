// «Opret kontaktperson» out of a mail: name and address are those of the mail, so that what comes next from the
// same person finds its place by itself.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { createContact, findContactDuplicates } from '../../shared/contacts.ts';
import { type ContactPick, type CustomerPick, contactPick } from '../activities/find-parties.ts';
import { QuickCreate, useQuickCreate } from '../activities/quick-create.tsx';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './mail.module.css';

interface CreateContactProps {
  name: string;
  email: string;
  customer: CustomerPick;
  onCancel: () => void;
  onChosen: (contact: ContactPick) => void;
}

export function CreateContact({ customer, onCancel, onChosen, ...known }: CreateContactProps) {
  const words = useTexts().activities.quick;
  const [fields, setFields] = useState(known);
  const customerId = Number(customer.id);
  const quick = useQuickCreate({
    fields,
    duplicates: (signal) => call(findContactDuplicates, { query: { ...fields, customerId } }, { signal }),
    create: async (idempotencyKey) => {
      const { name, email } = fields;
      const body = { name, customerId, emails: email.trim() ? [email] : [] };
      onChosen(contactPick(await call(createContact, { body }, { idempotencyKey }), false));
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
  return (
    <QuickCreate
      title={words.contactTitle}
      quick={quick}
      onCancel={onCancel}
      onUse={(found) =>
        onChosen({
          id: String(found.id),
          name: found.name,
          customer: {
            id: String(found.customerId),
            name: found.customerName,
            detail: found.accountNumber ?? '',
          },
        })
      }
    >
      <div className={styles.pair}>
        {field('name', words.personName, { autoFocus: true })}
        {field('email', words.email, { inputMode: 'email' })}
      </div>
    </QuickCreate>
  );
}
