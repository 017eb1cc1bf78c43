// «Kunde» as a chip: a customer is found by searching, and then stands in the chip by name.
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { PickFilter } from '../ui/pick-filter.tsx';

interface CustomerFilterProps {
  customerId: number | null;
  onChange: (customerId: number | null) => void;
}

export function CustomerFilter({ customerId, onChange }: CustomerFilterProps) {
  const words = useTexts().todo.filters;
  const customer = useQuery({
    queryKey: ['customer', customerId, 'name'],
    queryFn: async ({ signal }) => {
      const { readCustomer } = await import('../../shared/customers.ts');
      return call(readCustomer, { params: { id: customerId ?? 0 } }, { signal });
    },
    enabled: customerId !== null,
  });
  return (
    <PickFilter
      label={words.customer}
      title={words.chooseCustomer}
      clearLabel={words.clearCustomer}
      chosen={customerId === null ? null : (customer.data?.name ?? String(customerId))}
      searchKey="customers"
      search={async (q, signal) => {
        const { findCustomers } = await import('../activities/find-parties.ts');
        return findCustomers(q, signal);
      }}
      onChange={onChange}
    />
  );
}
