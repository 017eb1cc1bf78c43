// Everything that followed from a save is said: the new follow-up, a changed status (with «Fortryd»), a customer
// left without a next step, a quote or a project. And a refusal is said in the server's own sentence.
import { useQueryClient } from '@tanstack/react-query';
import type { ActivityResult } from '../../shared/activities.ts';
import { formatDayLong, formatTime } from '../../shared/format.ts';
import { call, Refusal } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import { refreshActivities } from './remember.ts';

/** Where the notices lead. */
export interface Ways {
  open: (activityId: number) => void;
  /** to the place where a next follow-up is given */
  makeNext: (activityId: number) => void;
}

/** Tells what followed from an act. */
export function useConsequences({ open, makeNext }: Ways): (result: ActivityResult) => void {
  const { notify } = useNotices();
  const { language, texts } = useLanguage();
  const { activities: words } = texts;
  const names = useReference();
  const client = useQueryClient();
  const refused = useRefused();

  return ({ activity, followUp, statusChange, ...lacking }) => {
    if (followUp) {
      const clock = followUp.time ? ` ${formatTime(followUp.time)}` : '';
      const day = followUp.date ? formatDayLong(followUp.date, language) + clock : '';
      const said = {
        created: words.followUpCreated(day),
        moved: words.followUpMoved(day),
        withdrawn: words.followUpWithdrawn,
      }[followUp.action];
      notify(followUp.replacedId === null ? said : `${said} ${words.followUpReplaced}`, {
        tone: 'good',
        ...(followUp.action !== 'withdrawn' && {
          action: { label: words.open, run: () => open(followUp.id) },
        }),
      });
    }
    if (statusChange) {
      const nameOf = (id: number) => names.status(id)?.name ?? '';
      const from = nameOf(statusChange.fromStatusId);
      notify(words.statusChanged(from, nameOf(statusChange.toStatusId)), {
        undo: async () => {
          try {
            const { undoStatusChange } = await import('../../shared/customers.ts');
            await call(undoStatusChange, { params: { id: statusChange.id } });
            notify(words.statusBack(from));
            await refreshActivities(client);
          } catch (error) {
            refused(error);
          }
        },
      });
    }
    const { projectWithoutNext: project, quoteWithoutNext, nothingNext } = lacking;
    if (project || quoteWithoutNext || nothingNext) {
      const said = project
        ? words.projectWithoutNext(`${project.number} ${project.name}`)
        : quoteWithoutNext
          ? words.quoteWithoutNext
          : words.nothingNext;
      notify(said, {
        seconds: 12,
        action: { label: words.makeNext, run: () => makeNext(activity.id) },
      });
    }
  };
}

/** Says why something did not happen. Whatever was shown too early must be taken back by the caller. */
export function useRefused(): (error: unknown) => void {
  const { notify } = useNotices();
  const { errors } = useLanguage().texts.common;
  return (error) => {
    const known = error instanceof Refusal;
    if (!known) console.error(error);
    notify((known && error.message) || (known && error.id === 'offline' ? errors.offline : errors.title), {
      tone: 'danger',
    });
  };
}
