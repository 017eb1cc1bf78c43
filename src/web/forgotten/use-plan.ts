// The next step of one row, by the rules of its kind: a customer's or a project's follow-up makes the task, a quote's own
// date is set. Told with «Fortryd», and the row glides out of the list.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ActivityResult, changeActivity, readActivity, reschedule } from '../../shared/activities.ts';
import type { Day } from '../../shared/days.ts';
import { type ForgottenRow, followUpCustomer } from '../../shared/forgotten.ts';
import { formatDayLong } from '../../shared/format.ts';
import { followUpProject } from '../../shared/projects.ts';
import { useRefused } from '../activities/consequences.ts';
import { refreshActivities } from '../activities/remember.ts';
import { call } from '../data/call.ts';
import { useForgottenTexts } from '../texts/forgotten.ts';
import { useLanguage } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';

const GLIDE_MS = 240;

export interface Plan {
  date: Day | null;
  time: string | null;
  typeId: number | null;
  text: string;
}

export const keyOf = ({ kind, id }: ForgottenRow) => `${kind}:${id}`;

export function usePlan() {
  const { followUp: words } = useForgottenTexts();
  const { language } = useLanguage();
  const { notify } = useNotices();
  const navigate = useNavigate();
  const client = useQueryClient();
  const refused = useRefused();
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());

  /** Throws what the server refuses, for the form to show. */
  const plan = async (row: ForgottenRow, values: Plan): Promise<void> => {
    const { activityId, undo } = await send(row, values);
    const key = keyOf(row);
    setLeaving((before) => new Set(before).add(key));
    setTimeout(() => {
      void refreshActivities(client).finally(() =>
        setLeaving((before) => new Set([...before].filter((each) => each !== key))),
      );
    }, GLIDE_MS);
    notify(words.done(row.customerName, formatDayLong(values.date!, language)), {
      tone: 'good',
      undo: async () => {
        try {
          await undo();
          notify(words.undone(row.customerName));
        } catch (error) {
          refused(error);
        }
        await refreshActivities(client);
      },
      action: {
        label: words.open,
        run: () => void navigate({ to: '/activities/$id', params: { id: String(activityId) } }),
      },
    });
  };
  return { plan, leaving };
}

interface Planned {
  activityId: number;
  undo: () => Promise<unknown>;
}

async function send({ kind, id }: ForgottenRow, plan: Plan): Promise<Planned> {
  if (kind === 'quote') return dateQuote(id, plan);
  const params = { id };
  const put = (body: Plan | { date: null }): Promise<Pick<ActivityResult, 'followUp'>> =>
    kind === 'customer' ? call(followUpCustomer, { params, body }) : call(followUpProject, { params, body });
  const { followUp } = await put(plan);
  return { activityId: followUp?.id ?? id, undo: () => put({ date: null }) };
}

/** A quote is open itself: it gets the date, and «Fortryd» gives back the one it had. */
async function dateQuote(id: number, { date, time }: Plan): Promise<Planned> {
  const before = await call(readActivity, { params: { id } });
  const { activity } = await call(reschedule, { params: { id }, body: { date: date!, time } });
  const undo = () =>
    before.followUpDate
      ? call(reschedule, { params: { id }, body: { date: before.followUpDate, time: before.followUpTime } })
      : call(changeActivity, {
          params: { id },
          body: { followUpDate: null, followUpTime: null, version: activity.version },
        });
  return { activityId: id, undo };
}
