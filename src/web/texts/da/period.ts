// Filters by days.
export const period = {
  label: 'Periode',
  choose: (label: string) => `Vælg ${label.toLowerCase()}`,
  from: 'Fra og med',
  to: 'Til og med',
  show: 'Vis perioden',
  since: (day: string) => `fra ${day}`,
  until: (day: string) => `til ${day}`,
  usual: {
    today: 'I dag',
    thisWeek: 'Denne uge',
    lastWeek: 'Sidste uge',
    thisMonth: 'Denne måned',
    lastMonth: 'Sidste måned',
    days30: 'De sidste 30 dage',
    thisYear: 'I år',
    lastYear: 'Sidste år',
  },
};
