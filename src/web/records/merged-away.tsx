// The page of a record that was merged into another: a signpost to the survivor.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readContact } from '../../shared/contacts.ts';
import { readCustomer } from '../../shared/customers.ts';
import { call } from '../data/call.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { EmptyState } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

interface MergedAwayProps {
  entity: 'customer' | 'contact';
  title: string;
  help: string;
  survivorId: number;
}

export function MergedAway({ entity, title, help, survivorId: id }: MergedAwayProps) {
  const customers = useCustomerTexts();
  useTitle(title);
  const survivor = useQuery<{ name: string }>({
    queryKey: [entity, id],
    queryFn: ({ signal }) =>
      entity === 'customer'
        ? call(readCustomer, { params: { id } }, { signal })
        : call(readContact, { params: { id } }, { signal }),
  });
  const to = entity === 'customer' ? ('/customers/$id' as const) : ('/contacts/$id' as const);
  return (
    <EmptyState
      title={title}
      action={
        <Button renderRoot={(props) => <Link to={to} params={{ id: String(id) }} {...props} />}>
          {customers.toSurvivor(survivor.data?.name ?? `#${id}`)}
        </Button>
      }
    >
      {help}
    </EmptyState>
  );
}
