// One customer: the form for a new one, the form for changing it, or its page; a merged one points to the survivor.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { idOf } from '../records/address.ts';
import { MergedAway } from '../records/merged-away.tsx';
import { RecordMissing } from '../records/record-missing.tsx';
import { useCustomerTexts } from '../texts/customers.ts';
import { Skeleton } from '../ui/states.tsx';
import { CustomerForm } from './customer-form.tsx';
import { CustomerView } from './customer-view.tsx';
import { customerQuery } from './queries.ts';

const route = getRouteApi('/frame/customers/$id');

export function CustomerPage() {
  const { id } = route.useParams();
  return id === 'new' ? <NewCustomer /> : <ExistingCustomer key={id} id={idOf(id)} />;
}

function NewCustomer() {
  const navigate = route.useNavigate();
  return (
    <CustomerForm
      customer={null}
      onSaved={({ id }) => void navigate({ to: '/customers/$id', params: { id: String(id) }, replace: true })}
      onCancel={() => void navigate({ to: '/customers' })}
    />
  );
}

function ExistingCustomer({ id }: { id: number | null }) {
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const customers = useCustomerTexts();
  const customer = useQuery({ ...customerQuery(id ?? 0), enabled: id !== null });

  if (id === null || (customer.isError && !customer.data)) {
    return <RecordMissing list="/customers" error={customer.error} onRetry={() => void customer.refetch()} />;
  }
  if (customer.isPending) return <Skeleton lines={8} />;
  const { data } = customer;
  if (data.mergedIntoId !== null) {
    return (
      <MergedAway
        entity="customer"
        title={customers.mergedTitle(data.name)}
        help={customers.mergedHelp}
        survivorId={data.mergedIntoId}
      />
    );
  }
  const backToPage = () =>
    void navigate({ search: ({ edit: _, ...place }) => place, params: { id: String(id) }, replace: true });
  return edit ? (
    <CustomerForm customer={data} onSaved={backToPage} onCancel={backToPage} />
  ) : (
    <CustomerView customer={data} />
  );
}
