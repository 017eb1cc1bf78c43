// The name of a customer or contact where the change log only holds its id.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readContact } from '../../shared/contacts.ts';
import { readCustomer } from '../../shared/customers.ts';
import { call } from '../data/call.ts';

interface RecordNameProps {
  entity: 'customer' | 'contact';
  id: number;
}

/** A link with the record's name; its number until the name is known, or where it no longer exists. */
export function RecordName({ entity, id }: RecordNameProps) {
  const { data } = useQuery<{ name: string }>({
    queryKey: [entity, id],
    queryFn: ({ signal }) =>
      entity === 'customer'
        ? call(readCustomer, { params: { id } }, { signal })
        : call(readContact, { params: { id } }, { signal }),
  });
  return (
    <Link to={entity === 'customer' ? '/customers/$id' : '/contacts/$id'} params={{ id: String(id) }}>
      {data?.name ?? `#${id}`}
    </Link>
  );
}
