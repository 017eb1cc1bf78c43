// Customer and contact person of a mail: found by typing, or created on the spot from what the mail says.
import { useState } from 'react';
import {
  type ContactPick,
  type CustomerPick,
  findContacts,
  findCustomers,
} from '../activities/find-parties.ts';
import { QuickCreateContact } from '../activities/quick-create-contact.tsx';
import { QuickCreateCustomer } from '../activities/quick-create-customer.tsx';
import { useMe } from '../data/me.ts';
import { useMailTexts } from '../texts/mail.ts';
import { AsyncPicker } from '../ui/async-picker.tsx';
import styles from './placing.module.css';

export interface Chosen {
  customer: CustomerPick | null;
  contact: ContactPick | null;
}

interface PartyFieldsProps {
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  /** the outsider of the mail, for a new contact */
  outsider: { name: string; address: string } | null;
  fault: string | undefined;
  autoFocus?: boolean;
}

export function PartyFields({ chosen, onChange, outsider, fault, autoFocus = false }: PartyFieldsProps) {
  const words = useMailTexts().place;
  const may = useMe().may('write customers');
  const [creating, setCreating] = useState<{ what: 'customer' | 'contact'; name: string } | null>(null);
  const { customer, contact } = chosen;
  const chooseCustomer = (picked: CustomerPick | null) => {
    setCreating(null);
    onChange({ customer: picked, contact: picked?.id === customer?.id ? contact : null });
  };
  const chooseContact = (picked: ContactPick | null) => {
    setCreating(null);
    onChange(picked ? { customer: picked.customer, contact: picked } : { customer, contact: null });
  };
  const create = (what: 'customer' | 'contact') => (name: string) => setCreating({ what, name });
  return (
    <>
      <div className={styles.pair}>
        <AsyncPicker
          label={words.customer}
          searchKey="customers"
          search={findCustomers}
          value={customer}
          required
          autoFocus={autoFocus}
          error={fault}
          onChange={chooseCustomer}
          {...(may && { onCreate: create('customer') })}
        />
        <AsyncPicker
          label={words.contact}
          searchKey={`contacts of ${customer?.id ?? 'all'}`}
          search={(query, signal) => findContacts(query, signal, customer && Number(customer.id))}
          value={contact}
          onChange={chooseContact}
          {...(may && customer && { onCreate: create('contact') })}
        />
      </div>
      {creating?.what === 'customer' && (
        <QuickCreateCustomer
          name={creating.name}
          writer={outsider}
          onCancel={() => setCreating(null)}
          onChosen={(picked, person) => (person ? chooseContact(person) : chooseCustomer(picked))}
        />
      )}
      {creating?.what === 'contact' && customer && (
        <QuickCreateContact
          name={creating.name || (outsider?.name ?? '')}
          email={outsider?.address ?? ''}
          customer={customer}
          onCancel={() => setCreating(null)}
          onChosen={chooseContact}
        />
      )}
    </>
  );
}
