// A page that stands open overnight must not show yesterday's «i dag» (rule 14).
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { todayIn } from '../../shared/days.ts';

const LOOK_MS = 20_000;

/**
 * Fetches everything shown again when a new day has begun in the company's time zone. Only the turn is noticed
 * here; which day it is, the server says. Looking often, because a sleeping computer runs no timers.
 */
export function useMidnight(timeZone: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let day = todayIn(timeZone, new Date());
    const timer = setInterval(() => {
      const now = todayIn(timeZone, new Date());
      if (now === day) return;
      day = now;
      void client.invalidateQueries();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [client, timeZone]);
}
