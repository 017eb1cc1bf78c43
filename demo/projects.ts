// Sales projects: a machine that costs enough is sold as one. Each follows the story of its sale as src/server/projects
// would have written it.
import type { Done, Ids } from './activities.ts';
import type { Calendar } from './calendar.ts';
import type { Chronicle } from './chronicle.ts';
import type { Matter } from './matter.ts';
import { LEAST, type Project } from './project.ts';
import { plansForLater } from './project-plans.ts';
import { saleOf } from './project-sales.ts';
import type { Random } from './random.ts';
import { isSale } from './stories/all.ts';

const FIRST_NUMBER = 1001;

/** Every project, numbered in the order in which they were begun; binds the activities of its sale to it. */
export function makeProjects(done: readonly Done[], ids: Ids, random: Random, calendar: Calendar): Project[] {
  const byMatter = new Map<Matter, Done[]>();
  for (const each of done) byMatter.set(each.matter, [...(byMatter.get(each.matter) ?? []), each]);
  const projects: Project[] = [];
  for (const [matter, activities] of byMatter) {
    const { amount } = activities[0]!.facts;
    if (matter.account && isSale(matter.story, isOpen(matter)) && amount >= LEAST) {
      projects.push(saleOf(activities, ids, random, calendar));
    }
  }
  projects.push(...plansForLater([...byMatter.values()], projects, ids, random, calendar));
  projects.sort((left, right) => left.row.started_at.getTime() - right.row.started_at.getTime());
  for (const [index, { row, activities }] of projects.entries()) {
    row.id = index + 1;
    row.number = `P${FIRST_NUMBER + index}`;
    for (const activity of activities) activity.row.project_id = row.id;
  }
  return projects;
}

const isOpen = ({ steps }: Matter): boolean => steps.at(-1)!.done === null;

/** The ids of those that are open. */
export const openOnes = (projects: readonly Project[]): Set<number> =>
  new Set(projects.filter(({ row }) => !row.closed_at).map(({ row }) => row.id));

/** The change log of a project, and of what was bound to it after it had happened. */
export function tellProject({ row, turns, boundLater }: Project, log: Chronicle): void {
  const event = { entity: 'project' as const, entityId: row.id };
  log.tell({ ...event, actorId: row.created_by, verb: 'created', at: row.created_at });
  for (const { at, by, verb, changes, details } of turns) {
    log.tell({ ...event, actorId: by, verb, at, changes, ...(details && { details }) });
  }
  if (!boundLater) return;
  log.tell({
    entity: 'activity',
    entityId: boundLater.row.id,
    actorId: row.created_by,
    verb: 'changed',
    at: row.created_at,
    changes: { projectId: [null, row.id] },
  });
}
