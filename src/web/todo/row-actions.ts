// What can be done with one row, by buttons and by keys alike.
import { useNavigate } from '@tanstack/react-router';
import type { ActivityRow } from '../../shared/activities.ts';
import { IconArrowBackUp, IconPaperclip } from '../activities/icons.ts';
import { useTexts } from '../texts/language.tsx';
import type { RowAction } from '../ui/data-grid/types.ts';
import { IconBuilding, IconCalendarDue, IconCalendarPlus, IconCheck, IconPhone } from '../ui/icons.ts';
import { useIsQuote } from './row-file.tsx';

interface Acts {
  toggle: (row: ActivityRow) => void;
  postpone: (row: ActivityRow) => void;
  next: (row: ActivityRow) => void;
  file: (row: ActivityRow) => void;
}

export function useRowActions({ toggle, postpone, next, file }: Acts): (row: ActivityRow) => RowAction[] {
  const words = useTexts().todo.actions;
  const navigate = useNavigate();
  const isQuote = useIsQuote();
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
      row.documents > 0 && {
        id: 'file',
        label: isQuote(row) ? words.openQuote : words.openFile,
        icon: IconPaperclip,
        shortcut: 't',
        run: () => file(row),
      },
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
