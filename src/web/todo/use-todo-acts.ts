// What is done from the list. Everything shows at once and is taken back when the server refuses; everything can
// be undone from its notice. A completed row is held in its place until that notice has gone.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type ActivityResult,
  type ActivityRow,
  bulkChange,
  changeActivity,
  completeActivity,
  reopenActivity,
  reschedule,
  type UndoStep,
  undoBulk,
} from '../../shared/activities.ts';
import type { Day } from '../../shared/days.ts';
import { formatDayLong } from '../../shared/format.ts';
import { useConsequences, useRefused, type Ways } from '../activities/consequences.ts';
import { patchRows, refreshActivities, rememberActivity } from '../activities/remember.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { Held } from './held.ts';

const GLIDE_MS = 240;

export function useTodoActs(rows: readonly ActivityRow[], ways: Ways) {
  const client = useQueryClient();
  const { notify } = useNotices();
  const { language, texts } = useLanguage();
  const { todo: words, activities } = texts;
  const names = useReference();
  const tellConsequences = useConsequences(ways);
  const refused = useRefused();
  const [held, setHeld] = useState<ReadonlyMap<number, Held>>(new Map());

  const change = (edit: (held: Map<number, Held>) => void) =>
    setHeld((before) => {
      const next = new Map(before);
      edit(next);
      return next;
    });
  const hold = (which: readonly ActivityRow[]) => {
    const now = new Date().toISOString();
    change((next) => {
      for (const row of which) {
        const after = rows[rows.findIndex(({ id }) => id === row.id) - 1]?.id ?? null;
        next.set(row.id, { row: { ...row, completedAt: now }, after, leaving: false });
      }
    });
  };
  const release = (ids: readonly number[]) =>
    change((next) => {
      for (const id of ids) next.delete(id);
    });
  const glideOut = (ids: readonly number[]) => {
    change((next) => {
      for (const id of ids) {
        const one = next.get(id);
        if (one) next.set(id, { ...one, leaving: true });
      }
    });
    setTimeout(() => release(ids), GLIDE_MS);
  };
  const remember = (result: ActivityResult) => {
    rememberActivity(client, result.activity);
    void refreshActivities(client, result.activity.id);
    tellConsequences(result);
  };

  const reopen = async (id: number) => {
    release([id]);
    patchRows(client, new Map([[id, { completedAt: null }]]));
    try {
      remember(await call(reopenActivity, { params: { id } }));
    } catch (error) {
      refused(error);
      await refreshActivities(client);
    }
  };

  /** Tells of a completion that has been done, here or in the panel, and holds its row until that has gone. */
  const completed = (row: ActivityRow) => {
    hold([row]);
    notify(activities.completed, { undo: () => reopen(row.id), onGone: () => glideOut([row.id]) });
  };

  const complete = async (row: ActivityRow) => {
    hold([row]);
    try {
      const result = await call(completeActivity, { params: { id: row.id }, body: {} });
      completed(row);
      remember(result);
    } catch (error) {
      release([row.id]);
      refused(error);
    }
  };

  /** Moves one back to where it was; a date that was not there is taken away again. */
  const moveBack = async ({ id, followUpDate: date, followUpTime: time }: ActivityRow, version: number) => {
    try {
      const result = date
        ? await call(reschedule, { params: { id }, body: { date, time } })
        : await call(changeActivity, { params: { id }, body: { followUpDate: null, version } });
      remember(result);
    } catch (error) {
      refused(error);
    }
  };

  const postpone = async (row: ActivityRow, date: Day) => {
    patchRows(client, new Map([[row.id, { followUpDate: date }]]));
    try {
      const result = await call(reschedule, { params: { id: row.id }, body: { date } });
      notify(words.postpone.done(formatDayLong(date, language)), {
        undo: () => moveBack(row, result.activity.version),
      });
      remember(result);
    } catch (error) {
      patchRows(client, new Map([[row.id, { followUpDate: row.followUpDate }]]));
      refused(error);
    }
  };

  type BulkAction = Parameters<typeof call<typeof bulkChange>>[1]['body']['action'];
  const bulk = async (which: readonly ActivityRow[], action: BulkAction) => {
    const answer = await call(bulkChange, { body: { ids: which.map(({ id }) => id), action } });
    void refreshActivities(client);
    return which.filter(({ id }) => answer.changed.includes(id)).length > 0
      ? { ...answer, rows: which.filter(({ id }) => answer.changed.includes(id)) }
      : null;
  };
  /** Runs a bulk act and says what it did, or that nothing changed, or why it was refused. */
  const bulkAct = async (
    which: readonly ActivityRow[],
    action: BulkAction,
    tell: (done: NonNullable<Awaited<ReturnType<typeof bulk>>>) => void,
  ): Promise<void> => {
    try {
      const done = await bulk(which, action);
      if (done) tell(done);
      else notify(words.bulk.nothing);
    } catch (error) {
      release(which.map(({ id }) => id));
      refused(error);
      await refreshActivities(client);
    }
  };
  const quietly = (work: Promise<unknown>) => work.catch(refused);
  /** Everything that one act changed, at once; what a colleague has changed since is left. */
  const takeBack = async (steps: UndoStep[]) => {
    await quietly(call(undoBulk, { body: { steps } }));
    await refreshActivities(client);
  };

  const completeMany = async (which: readonly ActivityRow[]) => {
    hold(which.filter((row) => row.completedAt === null));
    await bulkAct(which, { kind: 'complete' }, ({ rows: done, changed, statusChanges }) => {
      notify(words.bulk.completed(done.length), {
        undo: async () => {
          release(changed);
          await quietly(bulk(done, { kind: 'reopen' }));
        },
        onGone: () => glideOut(changed),
      });
      if (statusChanges.length > 0) {
        notify(words.bulk.statusChanged(statusChanges.length), {
          undo: async () => {
            const { undoStatusChange } = await import('../../shared/customers.ts');
            for (const id of statusChanges) await quietly(call(undoStatusChange, { params: { id } }));
            await refreshActivities(client);
          },
        });
      }
    });
  };

  const postponeMany = (which: readonly ActivityRow[], date: Day) => {
    patchRows(client, new Map(which.map(({ id }) => [id, { followUpDate: date }])));
    return bulkAct(which, { kind: 'postpone', date }, ({ rows: done, undo }) =>
      notify(words.postpone.doneMany(done.length, formatDayLong(date, language)), {
        undo: () => takeBack(undo),
      }),
    );
  };

  const assign = (which: readonly ActivityRow[], salespersonId: number) => {
    const name = names.user(salespersonId)?.name ?? '';
    return bulkAct(which, { kind: 'reassign', salespersonId }, ({ rows: done, undo }) =>
      notify(words.bulk.assigned(done.length, name), { undo: () => takeBack(undo) }),
    );
  };

  return { held, complete, completed, reopen, postpone, completeMany, postponeMany, assign };
}
