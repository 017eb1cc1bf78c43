// Changing a single fact of a customer from its page, without a form.
import { useQueryClient } from '@tanstack/react-query';
import { type CustomerView, changeCustomer } from '../../shared/customers.ts';
import { call } from '../data/call.ts';
import { refreshRecords } from '../records/refresh.ts';
import { useQuickSave } from '../records/use-quick-save.ts';
import { customerQuery } from './queries.ts';

type Facts = { statusId?: number; primaryContactId?: number | null };

export function useChangeCustomer(customer: CustomerView) {
  const client = useQueryClient();
  const { save, busy } = useQuickSave();
  const change = async (facts: Facts, version = customer.version): Promise<CustomerView | undefined> => {
    const saved = await save(Object.keys(facts), version, (onVersion) =>
      call(changeCustomer, { params: { id: customer.id }, body: { ...facts, version: onVersion } }),
    );
    if (saved) client.setQueryData(customerQuery(customer.id).queryKey, saved);
    refreshRecords(client);
    return saved;
  };
  return { change, busy };
}
