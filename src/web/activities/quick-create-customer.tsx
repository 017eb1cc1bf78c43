// «Opret kunde» inside the form of an activity: the few fields that are known on the phone, and a warning when
// the customer seems to exist already (by CVR, phone, mail or name). Not a form of its own: it stands in one.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { createContact } from '../../shared/contacts.ts';
import { changeCustomer, createCustomer, findCustomerDuplicates } from '../../shared/customers.ts';
import { emailDomain, isFreeMailDomain, parseCvr } from '../../shared/identifiers.ts';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './activity.module.css';
import { type ContactPick, type CustomerPick, contactPick, customerPick } from './find-parties.ts';
import { QuickCreate, useQuickCreate } from './quick-create.tsx';

interface QuickCreateCustomerProps {
  /** what was typed in the picker */
  name: string;
  /** who wrote the mail that it is created for: becomes its first contact, and the domain its own */
  writer?: { name: string; address: string } | null;
  onCancel: () => void;
  /** the customer that was created, or the existing one that was chosen instead */
  onChosen: (customer: CustomerPick, contact: ContactPick | null) => void;
}

export function QuickCreateCustomer({ name, writer, onCancel, onChosen }: QuickCreateCustomerProps) {
  const words = useTexts().activities.quick;
  const [fields, setFields] = useState(() => {
    const given = emailDomain(writer?.address ?? '');
    const domain = given && !isFreeMailDomain(given) ? given : '';
    return {
      ...{ name: name || nameOf(domain), phone: '', email: '', cvr: '', domain },
      ...{ person: writer?.name ?? '', address: writer?.address ?? '' },
    };
  });
  const quick = useQuickCreate({
    fields,
    duplicates: (signal) => {
      const { name, phone, email, cvr, domain, address } = fields;
      const query = { name, phone, email: email || address, cvr, domains: domain };
      return call(findCustomerDuplicates, { query }, { signal });
    },
    create: async (idempotencyKey) => {
      const { domain, person, address, ...rest } = fields;
      const emailDomains = domain.trim() ? [domain] : [];
      if (!writer || person.trim() === '') {
        const created = await call(createCustomer, { body: { ...rest, emailDomains } }, { idempotencyKey });
        return onChosen(customerPick(created), null);
      }
      // The person before the domain: the waiting mail finds the first thing that fits it, and is to stand on the person.
      const created = await call(createCustomer, { body: rest }, { idempotencyKey });
      const { id, version } = created;
      const first = { customerId: id, name: person, emails: address.trim() ? [address] : [] };
      const again = { idempotencyKey: `${idempotencyKey}-person` };
      const contact = await call(createContact, { body: first }, again);
      if (emailDomains.length > 0) {
        await call(changeCustomer, { params: { id }, body: { emailDomains, version } });
      }
      onChosen(customerPick(created), contactPick(contact, false));
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
        onChosen(
          {
            id: String(found.customerId),
            name: found.customerName,
            detail: found.accountNumber ?? '',
          },
          null,
        )
      }
    >
      {field('name', words.name, { autoFocus: true })}
      <div className={styles.pair}>
        {field('phone', words.phone, { inputMode: 'tel' })}
        {field('email', words.email, { inputMode: 'email' })}
      </div>
      {writer && (
        <div className={styles.pair}>
          {field('person', words.person)}
          {field('address', words.personEmail, { inputMode: 'email' })}
        </div>
      )}
      {writer && field('domain', words.domain)}
      {field('cvr', words.cvr, {
        inputMode: 'numeric',
        description: doubtful ? <span className={styles.warning}>{words.cvrInvalid}</span> : undefined,
        inputWrapperOrder: ['label', 'input', 'description', 'error'],
      })}
    </QuickCreate>
  );
}

/** «Nordbyg» of nordbyg.dk: mostly right, and quickly mended where it is not. */
function nameOf(domain: string): string {
  const label = domain.split('.').at(-2) ?? '';
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}
