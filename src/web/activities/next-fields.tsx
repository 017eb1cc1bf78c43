// «Næste opfølgning»: date, time, type and text of what comes after this activity. Saving it makes the successor
// by itself (rules 1–3). Choosing a date proposes the type; a proposal that fell on a day off says so.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../../shared/days.ts';
import { formatDayLong } from '../../shared/format.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import { TimeField } from '../ui/time-field.tsx';
import styles from './activity.module.css';
import { type FieldsProps, TypeSelect } from './activity-fields.tsx';
import { nameOfDayOff, type Proposal, proposals } from './propose.ts';

export function NextFields({ form, set, errors, stored }: FieldsProps) {
  const { language, texts } = useLanguage();
  const { next: words, fields } = texts.activities;
  const { today, company } = useMe();
  const names = useReference();
  const [moved, setMoved] = useState<{ label: string; proposal: Proposal } | null>(null);
  const { daysOff, defaultNextTypeId } = company;
  const proposed = proposals(today, daysOff);
  const proposedType = names.type(form.typeId)?.defaultNextTypeId ?? defaultNextTypeId ?? form.typeId;

  const setDate = (nextDate: Day | null) => {
    setMoved(null);
    if (nextDate === null) set({ nextDate, nextTime: null });
    else set({ nextDate, nextTypeId: form.nextTypeId ?? proposedType });
  };
  const preset = (label: string, proposal: Proposal) => (
    <Button
      key={label}
      size="compact-xs"
      variant="default"
      onClick={() => {
        setDate(proposal.day);
        setMoved(proposal.insteadOf ? { label, proposal } : null);
      }}
    >
      {label}
    </Button>
  );
  return (
    <section className={styles.next} aria-labelledby="next-title">
      <div className={styles.nextHead}>
        <h3 id="next-title">{words.title}</h3>
        <div className={styles.presets}>
          {preset(words.tomorrow, proposed.tomorrow)}
          {preset(words.nextWeek, proposed.nextWeek)}
          {preset(words.nextMonth, proposed.nextMonth)}
        </div>
      </div>
      {moved?.proposal.insteadOf && (
        <p className={styles.warning} role="status">
          {words.moved(
            moved.label === words.tomorrow ? moved.label : formatDayLong(moved.proposal.insteadOf, language),
            nameOfDayOff(moved.proposal.insteadOf, daysOff, language),
            formatDayLong(moved.proposal.day, language),
          )}
        </p>
      )}
      <div className={styles.dayAndTime}>
        <DayField
          label={fields.nextDate}
          name="next.date"
          value={form.nextDate}
          warnPast={form.nextDate !== stored?.nextDate}
          error={errors.of('next.date')}
          onChange={setDate}
        />
        <TimeField
          label={fields.nextTime}
          name="next.time"
          value={form.nextTime}
          error={errors.of('next.time')}
          onChange={(nextTime) => set({ nextTime })}
        />
      </div>
      <div className={styles.pair}>
        <TypeSelect
          label={fields.nextType}
          name="next.typeId"
          value={form.nextTypeId}
          error={errors.of('next.typeId')}
          onChange={(nextTypeId) => set({ nextTypeId })}
        />
        <TextInput
          label={fields.nextText}
          name="next.text"
          value={form.nextText}
          error={errors.of('next.text')}
          onChange={(event) => set({ nextText: event.target.value })}
        />
      </div>
    </section>
  );
}
