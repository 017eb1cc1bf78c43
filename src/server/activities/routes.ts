// Addresses of activities, the chain and To-Do.
import * as api from '../../shared/activities.ts';
import * as tags from '../../shared/tags.ts';
import * as todo from '../../shared/todo.ts';
import { readHistory } from '../history/read.ts';
import type { Mount } from '../http/mount.ts';
import { bulkChange, undoBulk } from './bulk.ts';
import { readChain } from './chain.ts';
import { changeActivity } from './change.ts';
import { completeActivity, reopenActivity } from './completion.ts';
import { createActivity } from './create.ts';
import { readActivity } from './find.ts';
import { listActivities } from './list.ts';
import { reschedule } from './reschedule.ts';
import { setTag, tagsOf } from './tags.ts';
import { countTodo, listTodo, measureTodo } from './todo.ts';

export function activityRoutes(mount: Mount): void {
  mount(api.listActivities, async ({ db, actor, query }) => listActivities(db, actor, query));
  mount(api.createActivity, async (asked) => {
    const { id, ...consequences } = await createActivity(asked.tx, asked.body, asked);
    return { activity: await readActivity(asked.tx, asked.actor, id), ...consequences };
  });
  mount(api.bulkChange, async (asked) => bulkChange(asked.tx, asked.body, asked));
  mount(api.undoBulk, async (asked) => undoBulk(asked.tx, asked.body.steps, asked));
  mount(tags.tagActivity, async ({ tx, params: { id, tagId }, ...asked }) => {
    await setTag(tx, { ids: [id], tagId, on: true, field: 'tagId' }, asked);
    return tagsOf(tx, id);
  });
  mount(tags.untagActivity, async ({ tx, params: { id, tagId }, ...asked }) => {
    await setTag(tx, { ids: [id], tagId, on: false, field: 'tagId' }, asked);
    return tagsOf(tx, id);
  });
  mount(api.readActivity, async ({ db, actor, params }) => readActivity(db, actor, params.id));
  mount(api.changeActivity, async (asked) => {
    const consequences = await changeActivity(asked.tx, asked.params.id, asked.body, asked);
    return { activity: await readActivity(asked.tx, asked.actor, asked.params.id), ...consequences };
  });
  mount(api.completeActivity, async (asked) => {
    const consequences = await completeActivity(asked.tx, asked.params.id, asked.body?.outcome, asked);
    return { activity: await readActivity(asked.tx, asked.actor, asked.params.id), ...consequences };
  });
  mount(api.reopenActivity, async (asked) => {
    const consequences = await reopenActivity(asked.tx, asked.params.id, asked);
    return { activity: await readActivity(asked.tx, asked.actor, asked.params.id), ...consequences };
  });
  mount(api.reschedule, async (asked) => {
    const consequences = await reschedule(asked.tx, asked.params.id, asked.body, asked);
    return { activity: await readActivity(asked.tx, asked.actor, asked.params.id), ...consequences };
  });
  mount(api.readChain, async ({ db, actor, params, now, company }) =>
    readChain(db, actor, params.id, { now, company }),
  );
  mount(api.readActivityHistory, async ({ db, actor, params, query }) => {
    await readActivity(db, actor, params.id);
    return readHistory(db, { entity: 'activity', id: params.id, cursor: query.cursor, limit: query.limit });
  });

  mount(todo.listTodo, async ({ db, query, ...scope }) => listTodo(db, query, scope));
  mount(todo.countTodo, async ({ db, query, ...scope }) => countTodo(db, query.owner, scope));
  mount(todo.measureTodo, async ({ db, query, ...scope }) => measureTodo(db, query, scope));
}
