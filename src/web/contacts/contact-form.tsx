// Creating a contact, and changing all its fields.
import { useQueryClient } from '@tanstack/react-query';
import { type ContactView, changeContact, createContact } from '../../shared/contacts.ts';
import { call } from '../data/call.ts';
import { Duplicates } from '../records/duplicates.tsx';
import { filled } from '../records/filled.ts';
import { FormFrame } from '../records/form-frame.tsx';
import { refreshRecords } from '../records/refresh.ts';
import { type Saving, useRecordForm } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ContactFields } from './contact-fields.tsx';
import { findSimilar } from './find-similar.ts';
import { contactQuery } from './queries.ts';
import { type ContactValues, newValues, valuesOf } from './values.ts';

interface ContactFormProps {
  /** null: a new one */
  contact: ContactView | null;
  /** where a new one is to be, when that is known */
  customerId?: number;
  onSaved: (contact: ContactView) => void;
  onCancel: () => void;
}

export function ContactForm({ contact, customerId, onSaved, onCancel }: ContactFormProps) {
  const { contacts } = useTexts();
  const { notify } = useNotices();
  const client = useQueryClient();
  const form = useRecordForm<ContactValues, ContactView>({
    // A new person at a given customer is a draft of its own: begun there, it never turns up at another one.
    draft: contact ? `contact:${contact.id}` : ['contact:new', customerId].filter(Boolean).join(':'),
    current: contact ? valuesOf(contact) : newValues(customerId ?? null),
    version: contact?.version ?? null,
    save: (saving) => send(contact?.id ?? null, saving),
    onSaved: (saved) => {
      client.setQueryData(contactQuery(saved.id).queryKey, saved);
      refreshRecords(client);
      notify(contact ? contacts.saved(saved.name) : contacts.created(saved.name), { tone: 'good' });
      onSaved(saved);
    },
  });
  const { name, phone, mobile, emails, customerId: at } = form.values;
  return (
    <FormFrame
      title={contact ? contacts.editTitle(contact.name) : contacts.newTitle}
      entity="contact"
      form={form}
      onCancel={onCancel}
      aside={
        <Duplicates
          entity="contact"
          asked={{ name, phone, mobile, emails, customerId: at, exceptId: contact?.id }}
          only={['customerId', 'exceptId']}
          find={findSimilar}
        />
      }
    >
      <ContactFields form={form} contact={contact} customerGiven={customerId !== undefined} />
    </FormFrame>
  );
}

function send(id: number | null, { changed, values, version, idempotencyKey }: Saving<ContactValues>) {
  if (id === null || version === null) {
    const { name, ...rest } = values;
    return call(createContact, { body: { name, ...withCustomer(filled(rest)) } }, { idempotencyKey });
  }
  return call(changeContact, { params: { id }, body: { ...withCustomer(changed), version } });
}

/** Without a customer it goes as it is: the server says at the field itself that one is missing. */
const withCustomer = <V extends Partial<ContactValues>>(values: V) =>
  values as Omit<V, 'customerId'> & { customerId: number };
