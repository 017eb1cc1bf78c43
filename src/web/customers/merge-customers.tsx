// Merging this customer with another: who stays, what moves, which missing facts are filled in.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type CustomerView, listCustomers, mergeCustomers, readCustomer } from '../../shared/customers.ts';
import { formatCvr } from '../../shared/identifiers.ts';
import { call } from '../data/call.ts';
import { missingIn } from '../records/filled.ts';
import { MergeDialog } from '../records/merge-dialog.tsx';
import { refreshRecords } from '../records/refresh.ts';
import { useQuickSave } from '../records/use-quick-save.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';

const route = getRouteApi('/frame/customers/$id');

interface MergeCustomersProps {
  customer: CustomerView;
  opened: boolean;
  onClose: () => void;
}

/** What the survivor takes over where it has nothing itself. */
const FACTS = [
  'address1',
  'address2',
  'postcode',
  'city',
  'visitingAddress',
  'cvr',
  'attention',
  'phone',
  'mobile',
  'email',
  'accountingEmail',
  'industry',
  'targetGroup',
  'responsibleId',
] as const satisfies (keyof CustomerView)[];

export function MergeCustomers({ customer, opened, onClose }: MergeCustomersProps) {
  const { merge: words } = useTexts().records;
  const { notify } = useNotices();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const { save, busy } = useQuickSave();

  const merge = async (stays: CustomerView, gone: CustomerView) => {
    const saved = await save([], stays.version, () =>
      call(mergeCustomers, { params: { id: stays.id }, body: { otherId: gone.id } }),
    );
    if (!saved) return false;
    client.setQueryData(['customer', stays.id], saved);
    refreshRecords(client);
    void client.invalidateQueries({ queryKey: ['activities'] });
    notify(words.done(gone.name, saved.name), { tone: 'good' });
    if (stays.id !== customer.id) void navigate({ to: '/customers/$id', params: { id: String(stays.id) } });
    return true;
  };
  return (
    <MergeDialog
      entity="customer"
      record={customer}
      opened={opened}
      onClose={onClose}
      searchKey="customers to merge"
      search={async (q, signal) => {
        const { items } = await call(listCustomers, { query: { q, limit: 20 } }, { signal });
        return items.map((row) => ({ id: String(row.id), name: row.name, detail: aboutCustomer(row) }));
      }}
      read={(id, signal) => call(readCustomer, { params: { id } }, { signal })}
      about={aboutCustomer}
      brings={(gone) => [
        ...some(gone.contacts, words.contacts),
        ...some(gone.openActivities + gone.closedActivities, words.activities),
        ...some(gone.documents, words.documents),
      ]}
      fills={(stays, gone) => missingIn(stays, gone, FACTS)}
      merge={merge}
      busy={busy}
    />
  );
}

interface Told {
  accountNumber: string;
  city: string | null;
  cvr: string | null;
}

const aboutCustomer = ({ accountNumber, city, cvr }: Told) =>
  [accountNumber, city, cvr && `CVR ${formatCvr(cvr)}`].filter(Boolean).join(' · ');

const some = (n: number, say: (n: number) => string) => (n > 0 ? [say(n)] : []);
