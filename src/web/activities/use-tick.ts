// Ticking and unticking «Afsluttet» outside To-Do: shows at once, taken back when refused, undone from its notice.
import { useQueryClient } from '@tanstack/react-query';
import { type ActivityRow, completeActivity, reopenActivity } from '../../shared/activities.ts';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useConsequences, useRefused } from './consequences.ts';
import { patchRows, refreshActivities, rememberActivity } from './remember.ts';

export function useTick(open: (id: number) => void): (row: ActivityRow) => void {
  const client = useQueryClient();
  const words = useTexts().activities;
  const { notify } = useNotices();
  const refused = useRefused();
  const tellConsequences = useConsequences({ open, makeNext: open });

  const toggle = async ({ id, completedAt }: ActivityRow) => {
    const completes = completedAt === null;
    patchRows(client, new Map([[id, { completedAt: completes ? new Date().toISOString() : null }]]));
    try {
      const result = completes
        ? await call(completeActivity, { params: { id }, body: {} })
        : await call(reopenActivity, { params: { id } });
      const { activity } = result;
      if (completes) notify(words.completed, { undo: () => toggle(activity) });
      else notify(words.reopened);
      rememberActivity(client, activity);
      tellConsequences(result);
      await refreshActivities(client, id);
    } catch (error) {
      patchRows(client, new Map([[id, { completedAt }]]));
      refused(error);
    }
  };
  return (row) => void toggle(row);
}
