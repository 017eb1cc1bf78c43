// One stored activity being edited: the draft, saving it (with or without completing), completing and reopening,
// and what happens when somebody else saved first. What was typed is only let go once the server has it.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  type ActivityResult,
  type ActivityView,
  changeActivity,
  completeActivity,
  reopenActivity,
} from '../../shared/activities.ts';
import { addDays } from '../../shared/days.ts';
import { nextWorkingDay } from '../../shared/working-days.ts';
import { call, Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useDraft } from '../ui/use-draft.tsx';
import { useFieldErrors } from '../ui/use-field-errors.ts';
import {
  type ActivityForm,
  type FormField,
  formOf,
  lacksNextDate,
  merged,
  mergeOf,
  patchOf,
} from './activity-form.ts';
import { useConsequences, useRefused, type Ways } from './consequences.ts';
import { activityQuery } from './queries.ts';
import { refreshActivities, rememberActivity } from './remember.ts';

export interface EditorWays extends Ways {
  /** Tells of a completion, with its undo, in the caller's own way; false when it has none for this activity. */
  onCompleted: (id: number) => boolean;
}

export type Editor = ReturnType<typeof useActivityEditor>;

/** The first line of a mail's subject or a note is what a follow-up of it is about. */
const firstLine = (text: string) => (text.trim().split('\n')[0] ?? '').slice(0, 200);

export function useActivityEditor(activity: ActivityView, ways: EditorWays) {
  const { company, today } = useMe();
  const words = useTexts().activities;
  const client = useQueryClient();
  const { notify } = useNotices();
  const tellConsequences = useConsequences(ways);
  const refused = useRefused();
  const formElement = useRef<HTMLFormElement>(null);
  const errors = useFieldErrors(formElement);
  const [busy, setBusy] = useState(false);

  const stored = formOf(activity, company.timeZone);
  const draft = useDraft(`activity:${activity.id}`, {
    form: stored,
    base: stored,
    version: activity.version,
  });
  const { form, base } = draft.value;
  const patch = patchOf(form, base, company.timeZone);
  const dirty = draft.dirty && Object.keys(patch).length > 0;
  const behind = dirty && activity.version > draft.value.version;
  const merge = behind ? mergeOf(base, form, stored) : null;

  const set = (change: Partial<ActivityForm>) => {
    for (const field of Object.keys(change)) errors.clear(fieldName(field as FormField));
    draft.set({ ...draft.value, form: { ...form, ...change } });
  };

  const remember = (result: ActivityResult) => {
    rememberActivity(client, result.activity);
    void refreshActivities(client, activity.id);
    tellConsequences(result);
  };
  /** One act at a time: a second click while the first is under way does nothing. */
  const once = async (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    try {
      await act();
    } catch (error) {
      const stale = error instanceof Refusal && error.id === 'stale-version';
      if (stale) await client.refetchQueries({ queryKey: activityQuery(activity.id).queryKey, exact: true });
      else if (error instanceof Refusal && Object.keys(error.fields).length > 0) {
        errors.show(Object.entries(error.fields).map(([field, message]) => ({ field, message })));
      } else refused(error);
    } finally {
      setBusy(false);
    }
  };

  const tellCompleted = () => {
    if (ways.onCompleted(activity.id)) return;
    notify(words.completed, { undo: reopen });
  };

  const send = (body: ReturnType<typeof patchOf>, version: number, complete: boolean) =>
    once(async () => {
      const completes = complete && activity.completedAt === null;
      const result = await call(changeActivity, {
        params: { id: activity.id },
        body: { ...body, version, complete: completes },
      });
      draft.clear();
      errors.clear();
      if (completes) tellCompleted();
      else if (!result.followUp) notify(words.saved, { tone: 'good' });
      remember(result);
    });

  const save = async (complete: boolean) => {
    // A date or time that means nothing stands as text in its field; saving now would drop it.
    const invalid = formElement.current?.querySelector<HTMLElement>('input:invalid');
    if (invalid) return invalid.focus();
    if (lacksNextDate(form, base)) {
      return errors.show([{ field: 'next.date', message: words.next.dateMissing }]);
    }
    if (merge) return;
    await send(patch, behind ? activity.version : draft.value.version, complete);
  };

  const complete = () =>
    once(async () => {
      const result = await call(completeActivity, { params: { id: activity.id }, body: {} });
      tellCompleted();
      remember(result);
    });

  async function reopen() {
    await once(async () => {
      remember(await call(reopenActivity, { params: { id: activity.id } }));
      notify(words.reopened);
    });
  }

  /** Puts both people's changes together and saves them. */
  const saveMerged = (keepTheirs: readonly FormField[]) => {
    const together = merged(base, form, stored, keepTheirs);
    draft.set({ form: together, base: stored, version: activity.version });
    return send(patchOf(together, stored, company.timeZone), activity.version, false);
  };

  /** «Opret opfølgning» in one click, on a mail or a note: the next working day, about its first line. */
  const followUp = () =>
    send(
      {
        next: {
          date: nextWorkingDay(addDays(today, 1), company.daysOff),
          time: null,
          typeId: null,
          text: firstLine(activity.note),
        },
      },
      activity.version,
      false,
    );

  return {
    ...{ activity, form, set, errors, formElement, dirty, busy, merge, stored },
    restored: draft.restored && dirty,
    discard: draft.clear,
    ...{ save, complete, reopen, saveMerged, followUp },
  };
}

const NAMES: Partial<Record<FormField, string>> = {
  customer: 'customerId',
  contact: 'contactId',
  occurredDay: 'occurredAt',
  occurredTime: 'occurredAt',
  nextDate: 'next.date',
  nextTime: 'next.time',
  nextTypeId: 'next.typeId',
  nextText: 'next.text',
};

/** What a field is called in requests and in the faults that the server answers. */
export const fieldName = (field: FormField): string => NAMES[field] ?? field;
