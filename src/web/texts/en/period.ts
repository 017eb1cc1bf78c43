import type { period as danish } from '../da/period.ts';

export const period: typeof danish = {
  label: 'Period',
  choose: (label) => `Choose ${label.toLowerCase()}`,
  from: 'From and including',
  to: 'To and including',
  show: 'Show the period',
  since: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  usual: {
    today: 'Today',
    thisWeek: 'This week',
    lastWeek: 'Last week',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    days30: 'The last 30 days',
    thisYear: 'This year',
    lastYear: 'Last year',
  },
};
