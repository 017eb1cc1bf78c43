// The order of a list that the firm chooses itself: rows are numbered anew, and only those that got another number are saved.
import { useRef } from 'react';
import { Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from './use-refresh.ts';

interface Ordered {
  id: number;
  position: number;
  version: number;
}

/** Answers a function that moves a row to a place (0 = first) of the list as it is shown. */
export function useOrder<Row extends Ordered>(
  rows: readonly Row[],
  save: (row: Row, position: number) => Promise<unknown>,
): (row: Row, place: number) => void {
  const { errors } = useTexts().common;
  const { notify } = useNotices();
  const refresh = useRefresh();
  const moving = useRef(false);

  return (row, place) => {
    if (moving.current) return;
    moving.current = true;
    const order = rows.filter((one) => one.id !== row.id);
    order.splice(place, 0, row);
    const moved = order.flatMap((one, position) => (one.position === position ? [] : [save(one, position)]));
    Promise.all(moved)
      .catch((error: unknown) => {
        const message = error instanceof Refusal ? error.message : '';
        notify(message || errors.offline, { tone: 'danger' });
      })
      .finally(async () => {
        await refresh();
        moving.current = false;
      });
  };
}
