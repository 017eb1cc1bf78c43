// «Opret kontaktperson» inside another form, at the customer that the form names: an activity's, or a mail's place.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { createContact, findContactDuplicates } from '../../shared/contacts.ts';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './activity.module.css';
import { type ContactPick, type CustomerPick, contactPick } from './find-parties.ts';
import { QuickCreate, useQuickCreate } from './quick-create.tsx';

interface QuickCreateContactProps {
  /** what was typed in the picker */
  name: string;
  /** known already: the one that a mail came from */
  email?: string;
  customer: CustomerPick;
  onCancel: () => void;
  /** the person that was created, or the existing one that was chosen instead */
  onChosen: (contact: ContactPick) => void;
}

export function QuickCreateContact({
  name,
  email = '',
  customer,
  onCancel,
  onChosen,
}: QuickCreateContactProps) {
  const words = useTexts().activities.quick;
  const [fields, setFields] = useState({ name, title: '', mobile: '', email });
  const customerId = Number(customer.id);
  const quick = useQuickCreate({
    fields,
    duplicates: (signal) => {
      const { title, ...query } = fields;
      return call(findContactDuplicates, { query: { ...query, customerId } }, { signal });
    },
    create: async (idempotencyKey) => {
      const { email, ...rest } = fields;
      const body = { ...rest, customerId, emails: email.trim() ? [email] : [] };
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
        {field('title', words.titleField)}
      </div>
      <div className={styles.pair}>
        {field('mobile', words.phone, { inputMode: 'tel' })}
        {field('email', words.email, { inputMode: 'email' })}
      </div>
    </QuickCreate>
  );
}
