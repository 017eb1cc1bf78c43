// Addresses of sales projects.
import * as api from '../../shared/projects.ts';
import type { Moment } from '../activities/moment.ts';
import type { Tx } from '../db/database.ts';
import { readHistory } from '../history/read.ts';
import type { Mount } from '../http/mount.ts';
import { changeProject } from './change.ts';
import { closeProject, reopenProject } from './closing.ts';
import { createProject } from './create.ts';
import { readProject } from './find.ts';
import { followUpProject } from './follow-up.ts';
import { forecastProjects } from './forecast.ts';
import { askerOf, listProjects, readBoard, sumProjects } from './list.ts';
import { nextProjectNumber } from './number.ts';
import { projectResults } from './results.ts';
import { moveProject } from './stage.ts';

const NOTHING_ELSE = { followUp: null, statusChange: null };

export function projectRoutes(mount: Mount): void {
  const project = (asked: Moment & { tx: Tx }, id: number) => readProject(asked.tx, asked.actor, id);

  mount(api.listProjects, (asked) => listProjects(asked.db, asked.query, askerOf(asked)));
  mount(api.sumProjects, async (asked) => ({
    stages: await sumProjects(asked.db, asked.query, askerOf(asked)),
  }));
  mount(api.readBoard, (asked) => readBoard(asked.db, asked.query, askerOf(asked)));
  mount(api.forecastProjects, (asked) => forecastProjects(asked.db, asked.query, askerOf(asked)));
  mount(api.projectResults, (asked) => projectResults(asked.db, asked.query, askerOf(asked)));
  mount(api.suggestProjectNumber, async ({ db }) => ({ number: await nextProjectNumber(db) }));
  mount(api.readProject, ({ db, actor, params }) => readProject(db, actor, params.id));
  mount(api.readProjectHistory, async ({ db, actor, params, query }) => {
    await readProject(db, actor, params.id);
    return readHistory(db, { entity: 'project', id: params.id, cursor: query.cursor, limit: query.limit });
  });

  mount(api.createProject, async (asked) => {
    const { id, ...followed } = await createProject(asked.tx, asked.body, asked);
    return { project: await project(asked, id), ...followed };
  });
  mount(api.changeProject, async (asked) => {
    await changeProject(asked.tx, asked.params.id, asked.body, asked);
    return { project: await project(asked, asked.params.id), ...NOTHING_ELSE };
  });
  mount(api.moveProject, async (asked) => {
    const statusChange = await moveProject(asked.tx, asked.params.id, asked.body.stageId, asked);
    return { project: await project(asked, asked.params.id), followUp: null, statusChange };
  });
  mount(api.followUpProject, async (asked) => {
    const followUp = await followUpProject(asked.tx, asked.params.id, asked.body, asked);
    return { project: await project(asked, asked.params.id), followUp, statusChange: null };
  });
  mount(api.closeProject, async (asked) => {
    const closed = await closeProject(asked.tx, asked.params.id, asked.body, asked);
    return { project: await project(asked, asked.params.id), followUp: null, ...closed };
  });
  mount(api.reopenProject, async (asked) => {
    await reopenProject(asked.tx, asked.params.id, asked);
    return { project: await project(asked, asked.params.id), ...NOTHING_ELSE };
  });
}
