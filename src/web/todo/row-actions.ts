// What can be done with one row, by buttons and by keys alike.
import { useNavigate } from '@tanstack/react-router';
import type { ActivityRow } from '../../shared/activities.ts';
import { IconArrowBackUp } from '../activities/icons.ts';
import { useTexts } from '../texts/language.tsx';
import type { RowAction } from '../ui/data-grid/types.ts';
import { IconBuilding, IconCalendarDue, IconCalendarPlus, IconCheck, IconPhone } from '../ui/icons.ts';

interface Acts {
  toggle: (row: ActivityRow) => void;
  postpone: (row: ActivityRow) => void;
  next: (row: ActivityRow) => void;
}

export function useRowActions({ toggle, postpone, next }: Acts): (row: ActivityRow) => RowAction[] {
  const words = useTexts().todo.actions;
  const navigate = useNavigate();
  return (row) => {
    const open = row.completedAt === null;
    const { phone, customerId } = row;
    const actions: (RowAction | false)[] = [
      {
        id: 'complete',
        label: open ? words.complete : words.reopen,
        icon: open ? IconCheck : IconArrowBackUp,
        shortcut: 'e',
        run: () => toggle(row),
      },
      open && {
        id: 'postpone',
        label: words.postpone,
        icon: IconCalendarDue,
        shortcut: 'u',
        run: () => postpone(row),
      },
      { id: 'next', label: words.next, icon: IconCalendarPlus, shortcut: 'f', run: () => next(row) },
      phone !== null && {
        id: 'call',
        label: words.call(row.contactName ?? row.customerName ?? phone),
        icon: IconPhone,
        run: () => window.location.assign(`tel:${phone}`),
      },
      customerId !== null && {
        id: 'customer',
        label: words.openCustomer,
        icon: IconBuilding,
        run: () => void navigate({ to: '/customers/$id', params: { id: String(customerId) } }),
      },
    ];
    return actions.filter((action) => action !== false);
  };
}
