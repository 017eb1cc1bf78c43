// How the loaded rows of To-Do stand under each other: in the groups of the day, per customer or project, or in one flat
// list. The counts of the day's groups come from the server, which also counts what is not loaded yet.
import type { ActivityRow } from '../../shared/activities.ts';
import { type DueBounds, dueGroup } from '../../shared/due.ts';
import { GROUPS, type TodoMeasure } from '../../shared/todo.ts';
import type { GridGroup } from '../ui/data-grid/lines.ts';

type Group = GridGroup<ActivityRow>;

/** Groups by due state, in the order of GROUPS. A group that only has rows not loaded yet stands there with its count. */
export function groupByDue(
  rows: readonly ActivityRow[],
  asked: {
    bounds: DueBounds;
    counts: TodoMeasure['groups'] | undefined;
    titles: Record<(typeof GROUPS)[number], string>;
    /** rows just completed stay where they stood */
    openStill: (row: ActivityRow) => boolean;
  },
): Group[] {
  const byGroup = new Map<string, ActivityRow[]>(GROUPS.map((group) => [group, []]));
  for (const row of rows) {
    const completedAt = asked.openStill(row) ? null : row.completedAt;
    byGroup.get(dueGroup({ ...row, completedAt }, asked.bounds))?.push(row);
  }
  return GROUPS.flatMap((id): Group[] => {
    const members = byGroup.get(id) ?? [];
    const count = asked.counts?.[id] ?? members.length;
    if (members.length === 0 && count === 0) return [];
    const tone = id === 'overdue' || id === 'today' ? { tone: id } : {};
    return [{ id, title: asked.titles[id], count, rows: members, ...tone }];
  });
}

/** One group per customer, in the order in which the rows come; those without a customer under their own heading. */
export const groupByCustomer = (rows: readonly ActivityRow[], withoutCustomer: string): Group[] =>
  groupBy(rows, (row) => ({
    id: `customer ${row.customerId}`,
    title: row.customerId === null ? withoutCustomer : `${row.customerName} · ${row.accountNumber}`,
  }));

/** One group per sales project, likewise. */
export const groupByProject = (rows: readonly ActivityRow[], withoutProject: string): Group[] =>
  groupBy(rows, (row) => ({
    id: `project ${row.projectId}`,
    title:
      row.projectId === null
        ? withoutProject
        : `${row.projectNumber} ${row.projectName} · ${row.customerName}`,
  }));

function groupBy(
  rows: readonly ActivityRow[],
  of: (row: ActivityRow) => { id: string; title: string },
): Group[] {
  const groups = new Map<string, Group & { rows: ActivityRow[] }>();
  for (const row of rows) {
    const { id, title } = of(row);
    const group = groups.get(id) ?? { id, title, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups.values()];
}

export const flat = (rows: readonly ActivityRow[]): Group[] => [{ id: 'all', title: '', rows }];
