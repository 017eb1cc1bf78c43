// Which record of a list stands open: it is in the address, so reload, back and a shared link all find it.
import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/frame/settings');

export interface Open {
  /** the record's id, «new», or undefined when none is open */
  id: number | 'new' | undefined;
  open: (id: number | 'new') => void;
  close: () => void;
}

export function useOpen(): Open {
  const { open: id } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (open: number | 'new' | undefined) =>
    void navigate({ search: ({ tab }) => ({ ...(tab && { tab }), ...(open !== undefined && { open }) }) });
  return { id, open: show, close: () => show(undefined) };
}
