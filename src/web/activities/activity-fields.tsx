// The fields of an activity in the order of reading: what and who, when and by whom, what was said, what is to be
// done. New and stored activities share them.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { looksLikeCpr } from '../../shared/identifiers.ts';
import { type Outcome, outcome } from '../../shared/settings.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { AsyncPicker } from '../ui/async-picker.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { TimeField } from '../ui/time-field.tsx';
import type { FieldErrors } from '../ui/use-field-errors.ts';
import styles from './activity.module.css';
import type { ActivityForm } from './activity-form.ts';
import { type ContactPick, type CustomerPick, findContacts, findCustomers } from './find-parties.ts';
import { QuickCreateContact } from './quick-create-contact.tsx';
import { QuickCreateCustomer } from './quick-create-customer.tsx';
import { SaleFields } from './sale-fields.tsx';

export interface FieldsProps {
  form: ActivityForm;
  set: (change: Partial<ActivityForm>) => void;
  errors: FieldErrors;
  /** as it is stored; a past date is only told of when it is new */
  stored?: ActivityForm;
}

export function ActivityFields({
  form,
  set,
  errors,
  stored,
  autoFocus = false,
}: FieldsProps & { autoFocus?: boolean }) {
  const words = useTexts().activities;
  const { fields } = words;
  const { types } = useReference();
  const internal = types.find((type) => type.id === form.typeId)?.internal ?? false;
  return (
    <>
      <div className={styles.pair}>
        <TypeSelect
          label={fields.type}
          name="typeId"
          required
          value={form.typeId}
          error={errors.of('typeId')}
          onChange={(typeId) => set({ typeId })}
        />
        <Customer
          form={form}
          set={set}
          errors={errors}
          required={!internal}
          autoFocus={autoFocus && form.customer === null}
        />
      </div>
      <div className={styles.pair}>
        <Contact form={form} set={set} errors={errors} autoFocus={autoFocus && form.customer !== null} />
        <SalespersonSelect form={form} set={set} errors={errors} />
      </div>
      <SaleFields form={form} set={set} errors={errors} {...(stored && { stored })} />
      <div className={styles.dayAndTime}>
        <DayField
          label={fields.occurredDay}
          name="occurredAt"
          value={form.occurredDay}
          warnPast={false}
          warnDayOff={false}
          error={errors.of('occurredAt')}
          onChange={(occurredDay) => set({ occurredDay })}
        />
        <TimeField
          label={fields.occurredTime}
          value={form.occurredTime}
          onChange={(occurredTime) => set({ occurredTime })}
        />
      </div>
      <Textarea
        label={fields.note}
        name="note"
        autosize
        minRows={3}
        maxRows={16}
        placeholder={words.notePlaceholder}
        value={form.note}
        error={errors.of('note')}
        description={
          looksLikeCpr(form.note) ? <span className={styles.warning}>{words.cpr}</span> : undefined
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => set({ note: event.target.value })}
      />
      <div className={styles.dayAndTime}>
        <DayField
          label={fields.followUpDate}
          name="followUpDate"
          value={form.followUpDate}
          warnPast={form.followUpDate !== stored?.followUpDate}
          error={errors.of('followUpDate')}
          onChange={(followUpDate) =>
            set(followUpDate ? { followUpDate } : { followUpDate, followUpTime: null })
          }
        />
        <TimeField
          label={fields.followUpTime}
          name="followUpTime"
          value={form.followUpTime}
          error={errors.of('followUpTime')}
          onChange={(followUpTime) => set({ followUpTime })}
        />
      </div>
      <TextInput
        label={fields.followUpText}
        name="followUpText"
        placeholder={words.followUpPlaceholder}
        value={form.followUpText}
        error={errors.of('followUpText')}
        onChange={(event) => set({ followUpText: event.target.value })}
      />
      <NativeSelect
        size="xs"
        className={styles.narrow}
        label={fields.outcome}
        name="outcome"
        value={form.outcome ?? ''}
        error={errors.of('outcome')}
        data={[
          { value: '', label: words.noneChosen },
          ...outcome.options.map((value) => ({ value, label: words.outcomes[value] })),
        ]}
        onChange={(event) => set({ outcome: (event.target.value || null) as Outcome | null })}
      />
    </>
  );
}

interface TypeSelectProps {
  label: string;
  name: string;
  value: number | null;
  required?: boolean;
  error?: string | undefined;
  onChange: (typeId: number | null) => void;
}

/** An activity type; one that is no longer active can only stay where it is. */
export function TypeSelect({ label, name, value, required, error, onChange }: TypeSelectProps) {
  const words = useTexts().activities;
  const { types } = useReference();
  const offered = types.filter((type) => type.active || type.id === value);
  return (
    <NativeSelect
      size="xs"
      label={<FieldLabel label={label} required={required} />}
      name={name}
      value={value === null ? '' : String(value)}
      error={error}
      data={[
        ...(value === null || !required ? [{ value: '', label: words.noneChosen }] : []),
        ...offered.map(({ id, name, active }) => ({
          value: String(id),
          label: active ? name : words.inactive(name),
        })),
      ]}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    />
  );
}

function SalespersonSelect({ form, set, errors }: FieldsProps) {
  const words = useTexts().activities;
  const { users } = useReference();
  const offered = users.filter((user) => user.active || user.id === form.salespersonId);
  return (
    <NativeSelect
      size="xs"
      label={words.fields.salesperson}
      name="salespersonId"
      value={form.salespersonId === null ? '' : String(form.salespersonId)}
      error={errors.of('salespersonId')}
      data={[
        ...(form.salespersonId === null ? [{ value: '', label: words.suggested }] : []),
        ...offered.map(({ id, initials, name, active }) => ({
          value: String(id),
          label: active ? `${initials} · ${name}` : words.inactive(`${initials} · ${name}`),
        })),
      ]}
      onChange={(event) => set({ salespersonId: Number(event.target.value) || null })}
    />
  );
}

interface CustomerProps extends FieldsProps {
  required: boolean;
  autoFocus: boolean;
}

/** Another customer lets the person and the sales project go. */
function Customer({ form, set, errors, required, autoFocus }: CustomerProps) {
  const { fields } = useTexts().activities;
  const may = useMe().may('write customers');
  const [creating, setCreating] = useState<string | null>(null);
  const choose = (customer: CustomerPick | null) => {
    set(customer?.id === form.customer?.id ? { customer } : { customer, contact: null, project: null });
    setCreating(null);
  };
  return (
    <>
      <AsyncPicker
        label={fields.customer}
        name="customerId"
        searchKey="customers"
        search={findCustomers}
        value={form.customer}
        required={required}
        autoFocus={autoFocus}
        error={errors.of('customerId')}
        onChange={choose}
        {...(may && { onCreate: setCreating })}
      />
      {creating !== null && (
        <QuickCreateCustomer name={creating} onCancel={() => setCreating(null)} onChosen={choose} />
      )}
    </>
  );
}

/** Choosing the person fills the customer. */
function Contact({ form, set, errors, autoFocus }: FieldsProps & { autoFocus: boolean }) {
  const { fields, quick } = useTexts().activities;
  const may = useMe().may('write customers');
  const [creating, setCreating] = useState<string | null>(null);
  const customerId = form.customer && Number(form.customer.id);
  const choose = (contact: ContactPick | null) => {
    const elsewhere = contact !== null && contact.customer.id !== form.customer?.id;
    set({
      contact,
      ...(contact && { customer: contact.customer }),
      ...(elsewhere && { project: null }),
    });
    setCreating(null);
  };
  const create = (name: string) => {
    if (customerId === null) errors.show([{ field: 'customerId', message: quick.chooseCustomerFirst }]);
    else setCreating(name);
  };
  return (
    <>
      <AsyncPicker
        label={fields.contact}
        name="contactId"
        searchKey={`contacts of ${customerId ?? 'all'}`}
        search={(query, signal) => findContacts(query, signal, customerId)}
        value={form.contact}
        autoFocus={autoFocus}
        error={errors.of('contactId')}
        onChange={choose}
        {...(may && { onCreate: create })}
      />
      {creating !== null && form.customer && (
        <QuickCreateContact
          name={creating}
          customer={form.customer}
          onCancel={() => setCreating(null)}
          onChosen={choose}
        />
      )}
    </>
  );
}
