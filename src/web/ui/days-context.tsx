// The present day and the company's days off, as the server says them. The browser never works «today» out from
// its own clock and zone (rule 14).
import { createContext, type ReactNode, useContext } from 'react';
import type { Day } from '../../shared/days.ts';
import type { ExtraDaysOff } from '../../shared/working-days.ts';

interface CompanyDays {
  today: Day;
  daysOff: ExtraDaysOff;
}

const Context = createContext<CompanyDays | null>(null);

export function DaysProvider({ today, daysOff, children }: CompanyDays & { children: ReactNode }) {
  return <Context value={{ today, daysOff }}>{children}</Context>;
}

/** Today in the company's zone, and its days off. Throws outside DaysProvider: there is no honest default. */
export function useDays(): CompanyDays {
  const days = useContext(Context);
  if (!days) throw new Error('useDays needs a DaysProvider above it');
  return days;
}
