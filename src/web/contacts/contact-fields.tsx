// The fields of a contact in their groups.
import type { ContactView } from '../../shared/contacts.ts';
import { LineField, NoteField, TickField, WordsField } from '../records/form-fields.tsx';
import { FormSection } from '../records/form-frame.tsx';
import type { RecordForm } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { CustomerField } from './customer-field.tsx';
import type { ContactValues } from './values.ts';

interface ContactFieldsProps {
  form: RecordForm<ContactValues>;
  /** null for a new one */
  contact: ContactView | null;
  /** one came from a customer, so the name is the first thing to write */
  customerGiven: boolean;
}

export function ContactFields({ form, contact, customerGiven }: ContactFieldsProps) {
  const { contacts, records } = useTexts();
  const words = records.fields.contact;
  const { sections } = contacts;
  const { bind } = form;
  const fixed = contact !== null && contact.openActivities + contact.closedActivities > 0;
  const nameFirst = contact !== null || customerGiven;

  return (
    <>
      <FormSection title={sections.person}>
        <CustomerField {...bind('customerId')} known={contact} fixed={fixed} autoFocus={!nameFirst} />
        <LineField label={words.name} required autoFocus={nameFirst} {...bind('name')} />
        <LineField label={words.title} {...bind('title')} />
        <TickField label={words.isPrimary} hint={contacts.primaryHint} {...bind('isPrimary')} />
        <TickField
          label={words.hasLeft}
          hint={contacts.leftHint}
          {...bind('hasLeft')}
          // Nobody rings somebody who is gone: who leaves is the primary one no longer.
          onChange={(hasLeft) => form.set(hasLeft ? { hasLeft, isPrimary: false } : { hasLeft })}
        />
      </FormSection>
      <FormSection title={sections.reach}>
        <LineField label={words.mobile} type="tel" {...bind('mobile')} />
        <LineField label={words.phone} type="tel" {...bind('phone')} />
        <WordsField
          label={words.emails}
          hint={contacts.emailHint}
          tidy={(word) => word.trim().toLowerCase()}
          wide
          {...bind('emails')}
        />
      </FormSection>
      <FormSection title={sections.consent}>
        <ConsentFields form={form} />
      </FormSection>
      <FormSection title={sections.note}>
        <NoteField label={words.note} {...bind('note')} />
      </FormSection>
    </>
  );
}
