// Plans for later: a talk or visit that ended with one is a project with a follow-up of its own, or with none at all.
import type { Done, Ids } from './activities.ts';
import type { Calendar } from './calendar.ts';
import { later } from './hours.ts';
import { begin, LEAST, type Project } from './project.ts';
import type { Random } from './random.ts';
import { PLANS } from './words/projects.ts';
import { tell } from './words/tell.ts';

/** Of each salesperson; the last one was left without a next step. */
const PLANS_EACH = 3;

export function plansForLater(
  told: Done[][],
  sales: Project[],
  ids: Ids,
  random: Random,
  calendar: Calendar,
): Project[] {
  const busy = new Set(sales.filter(({ row }) => !row.closed_at).map(({ matter }) => matter.account));
  const given = new Map<string, number>();
  const plans: Project[] = [];
  const since = calendar.at(calendar.shift(calendar.today, -100), 0);
  for (const activities of random.shuffled(told)) {
    const { matter, facts } = activities[0]!;
    const last = activities.at(-1)!;
    const completed = last.row.completed_at;
    const seller = last.planned.seller.initials;
    const number = given.get(seller) ?? 0;
    const fits =
      ['status meeting', 'visit'].includes(matter.story.name) &&
      facts.amount >= LEAST &&
      completed !== null &&
      completed > since &&
      later(completed, 6) < calendar.at(calendar.latest.day, calendar.latest.minutes) &&
      !busy.has(matter.account) &&
      number < PLANS_EACH;
    if (!fits) continue;
    busy.add(matter.account);
    given.set(seller, number + 1);
    const project = begin([last], later(completed, 3), ids, random);
    project.boundLater = last;
    project.row.salesperson_id = last.row.salesperson_id;
    project.row.created_by = last.row.salesperson_id;
    project.row.expected_close = calendar.shift(calendar.today, random.int(60, 160));
    if (number < PLANS_EACH - 1) {
      const text = tell(random.pick(PLANS), facts.words);
      project.followUp = { date: calendar.shift(calendar.nextWeek, random.int(4, 45)), text };
    }
    plans.push(project);
  }
  return plans;
}
