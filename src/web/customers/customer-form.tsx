// Creating a customer, and changing all its fields.
import { useQueryClient } from '@tanstack/react-query';
import {
  type CustomerView,
  changeCustomer,
  createCustomer,
  findCustomerDuplicates,
} from '../../shared/customers.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { Duplicates } from '../records/duplicates.tsx';
import { filled } from '../records/filled.ts';
import { FormFrame } from '../records/form-frame.tsx';
import { refreshRecords } from '../records/refresh.ts';
import { type Saving, useRecordForm } from '../records/use-record-form.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useNotices } from '../ui/notices.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { customerQuery } from './queries.ts';
import { type CustomerValues, newValues, valuesOf } from './values.ts';

interface CustomerFormProps {
  /** null: a new one */
  customer: CustomerView | null;
  onSaved: (customer: CustomerView) => void;
  onCancel: () => void;
}

export function CustomerForm({ customer, onSaved, onCancel }: CustomerFormProps) {
  const customers = useCustomerTexts();
  const { notify } = useNotices();
  const client = useQueryClient();
  const proposed = useProposed();
  const form = useRecordForm<CustomerValues, CustomerView>({
    draft: `customer:${customer?.id ?? 'new'}`,
    current: customer ? valuesOf(customer) : proposed,
    version: customer?.version ?? null,
    save: (saving) => send(customer?.id ?? null, saving),
    onSaved: (saved) => {
      client.setQueryData(customerQuery(saved.id).queryKey, saved);
      refreshRecords(client);
      notify(customer ? customers.saved(saved.name) : customers.created(saved.name), { tone: 'good' });
      onSaved(saved);
    },
  });
  const { name, cvr, phone, mobile, email, emailDomains } = form.values;
  return (
    <FormFrame
      title={customer ? customers.editTitle(customer.name) : customers.newTitle}
      entity="customer"
      form={form}
      onCancel={onCancel}
      aside={
        <Duplicates
          entity="customer"
          asked={{ name, cvr, phone, mobile, email, domains: emailDomains.join(','), exceptId: customer?.id }}
          only={['exceptId']}
          find={(query, signal) => call(findCustomerDuplicates, { query: filled(query) }, { signal })}
        />
      }
    >
      <CustomerFields form={form} id={customer?.id ?? null} />
    </FormFrame>
  );
}

function send(id: number | null, { changed, values, version, idempotencyKey }: Saving<CustomerValues>) {
  if (id === null || version === null) {
    const { name, ...rest } = values;
    return call(createCustomer, { body: { name, ...filled(rest) } }, { idempotencyKey });
  }
  const { statusId, ...rest } = changed;
  return call(changeCustomer, {
    params: { id },
    body: { ...rest, ...(statusId && { statusId }), version },
  });
}

/** A new customer gets the first status and, where that is a salesperson, its maker as the responsible one. */
function useProposed(): CustomerValues {
  const { user } = useMe();
  const { statuses } = useReference();
  return newValues({
    statusId: statuses.find((status) => status.active)?.id ?? null,
    responsibleId: user.isSalesperson ? user.id : null,
  });
}
