// The project's follow-up: a changed one is a task in To-Do at once, by the same rules as in a chain.
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Day } from '../../shared/days.ts';
import { formatDayLong } from '../../shared/format.ts';
import { followUpProject, type ProjectView } from '../../shared/projects.ts';
import { TypeSelect } from '../activities/activity-fields.tsx';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useForm } from '../data/use-form.ts';
import { refreshRecords } from '../records/refresh.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { useNotices } from '../ui/notices.tsx';
import { TimeField } from '../ui/time-field.tsx';
import styles from './projects.module.css';
import { projectQuery } from './queries.ts';

interface Values {
  date: Day | null;
  time: string | null;
  typeId: number | null;
  text: string;
}

export function FollowUpPart({ project }: { project: ProjectView }) {
  const words = useProjectTexts().followUp;
  const { language } = useLanguage();
  const { may, company } = useMe();
  const { notify } = useNotices();
  const client = useQueryClient();
  const stored: Values = project.followUp ?? {
    date: null,
    time: null,
    typeId: company.defaultNextTypeId,
    text: '',
  };
  const [value, setValue] = useState<Values>({
    date: stored.date,
    time: stored.time,
    typeId: stored.typeId,
    text: stored.text,
  });
  const form = useForm<Values>({ value, set: setValue });
  const { errors } = form;
  if (!may('write projects')) return null;

  const save = async () => {
    const body = value.date === null && value.text === '' ? { date: null } : value;
    const saved = await form.submit(() => call(followUpProject, { params: { id: project.id }, body }));
    if (!saved) return;
    client.setQueryData(projectQuery(project.id).queryKey, saved.project);
    refreshRecords(client);
    const { followUp } = saved;
    const day = followUp?.date ? formatDayLong(followUp.date, language) : '';
    notify(
      followUp
        ? followUp.action === 'withdrawn'
          ? words.withdrawn
          : words[followUp.action](day)
        : words.same,
      {
        tone: 'good',
      },
    );
  };
  const { followUp, nextFollowUpDate } = project;
  return (
    <form
      ref={form.ref}
      noValidate
      className={styles.followUp}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{words.title}</h2>
      <div className={styles.dayAndTime}>
        <DayField
          label={words.date}
          name="date"
          value={value.date}
          warnPast={value.date !== stored.date}
          error={errors.of('date')}
          onChange={(date) => form.set({ date, ...(date === null && { time: null }) })}
        />
        <TimeField
          label={words.time}
          name="time"
          value={value.time}
          error={errors.of('time')}
          onChange={(time) => form.set({ time })}
        />
      </div>
      <TypeSelect
        label={words.type}
        name="typeId"
        value={value.typeId}
        error={errors.of('typeId')}
        onChange={(typeId) => form.set({ typeId })}
      />
      <TextInput
        label={words.text}
        name="text"
        value={value.text}
        error={errors.of('text')}
        onChange={(event) => form.set({ text: event.target.value })}
      />
      {form.fault && (
        <p role="alert" className={styles.fault}>
          {form.fault}
        </p>
      )}
      <div className={styles.followUpFoot}>
        <Button type="submit" loading={form.busy}>
          {words.save}
        </Button>
        {followUp && (
          <Link to="/activities/$id" params={{ id: String(followUp.activityId) }}>
            {words.open}
          </Link>
        )}
      </div>
      <p className={styles.quiet}>
        {nextFollowUpDate && nextFollowUpDate !== followUp?.date
          ? words.earlier(formatDayLong(nextFollowUpDate, language))
          : words.help}
      </p>
    </form>
  );
}
