// The customer's status: a click changes it, «Fortryd» changes it back.
import { Button, Menu } from '@mantine/core';
import type { CustomerView } from '../../shared/customers.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { IconCheck, IconChevronDown } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { useChangeCustomer } from './use-change-customer.ts';

export function StatusChoice({ customer }: { customer: CustomerView }) {
  const customers = useCustomerTexts();
  const { may } = useMe();
  const { notify } = useNotices();
  const names = useReference();
  const { change, busy } = useChangeCustomer(customer);
  const nameOf = (id: number) => names.status(id)?.name ?? `#${id}`;
  const present = nameOf(customer.statusId);
  const from = customer.statusId;

  const choose = async (statusId: number) => {
    if (statusId === from) return;
    const changed = await change({ statusId });
    if (!changed) return;
    notify(customers.statusChanged(present, nameOf(statusId)), {
      undo: async () => void (await change({ statusId: from }, changed.version)),
    });
  };
  if (!may('write customers')) return <span>{present}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          aria-label={customers.changeStatus(present)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {present}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {names.statuses
          .filter((status) => status.active || status.id === from)
          .map((status) => (
            <Menu.Item
              key={status.id}
              role="menuitemradio"
              aria-checked={status.id === from}
              leftSection={
                <IconCheck size={14} aria-hidden visibility={status.id === from ? 'visible' : 'hidden'} />
              }
              onClick={() => void choose(status.id)}
            >
              {status.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
