// «Opret opfølgning»: one click on a proposed day, or another date with time, type and text.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ForgottenRow } from '../../shared/forgotten.ts';
import { formatDayLong } from '../../shared/format.ts';
import { TypeSelect } from '../activities/activity-fields.tsx';
import { nameOfDayOff, type Proposal, proposals } from '../activities/propose.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useForm } from '../data/use-form.ts';
import { useForgottenTexts } from '../texts/forgotten.ts';
import { useLanguage } from '../texts/language.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TimeField } from '../ui/time-field.tsx';
import styles from './forgotten.module.css';
import type { Plan } from './use-plan.ts';
import { useWhy } from './use-why.ts';

interface FollowUpDialogProps {
  /** null closes it */
  row: ForgottenRow | null;
  onClose: () => void;
  onPlan: (row: ForgottenRow, plan: Plan) => Promise<void>;
}

export function FollowUpDialog({ row, onClose, onPlan }: FollowUpDialogProps) {
  const words = useForgottenTexts().followUp;
  return (
    <Dialog
      opened={row !== null}
      onClose={onClose}
      // The list takes focus back itself, at the row that follows.
      returnFocus={false}
      title={row && words.title(row.customerName)}
    >
      {row && <PlanForm key={`${row.kind}:${row.id}`} row={row} onClose={onClose} onPlan={onPlan} />}
    </Dialog>
  );
}

function PlanForm({ row, onClose, onPlan }: FollowUpDialogProps & { row: ForgottenRow }) {
  const { common } = useLanguage().texts;
  const { language } = useLanguage();
  const words = useForgottenTexts().followUp;
  const why = useWhy();
  const { user, today, company } = useMe();
  const names = useReference();
  const [value, setValue] = useState<Plan>({
    date: null,
    time: null,
    typeId: company.defaultNextTypeId,
    text: '',
  });
  const [chosen, setChosen] = useState<{ label: string; proposal: Proposal } | null>(null);
  const form = useForm<Plan>({ value, set: setValue });
  const { errors } = form;
  const proposed = proposals(today, company.daysOff);
  const other = row.salespersonId !== user.id ? names.user(row.salespersonId) : undefined;

  const save = async () => {
    if (value.date === null) return errors.show([{ field: 'date', message: words.missing }]);
    await form.submit(() => onPlan(row, value));
  };
  const preset = (label: string, proposal: Proposal, first = false) => (
    <Button
      key={label}
      variant={chosen?.label === label ? 'light' : 'default'}
      aria-pressed={chosen?.label === label}
      data-autofocus={first || undefined}
      onClick={() => {
        form.set({ date: proposal.day });
        setChosen({ label, proposal });
      }}
    >
      {label}
    </Button>
  );
  return (
    <form
      ref={form.ref}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={styles.quiet}>
        {row.what && <strong className={styles.what}>{row.what}</strong>}
        {why(row)}
        {other?.active && ` · ${words.for(other.name)}`}
      </p>
      <div className={styles.presets}>
        {preset(words.tomorrow, proposed.tomorrow, true)}
        {preset(words.nextWeek, proposed.nextWeek)}
        {preset(words.nextMonth, proposed.nextMonth)}
      </div>
      {chosen?.proposal.insteadOf && (
        <p className={styles.warning} role="status">
          {words.proposed(
            chosen.label === words.tomorrow
              ? chosen.label
              : formatDayLong(chosen.proposal.insteadOf, language),
            nameOfDayOff(chosen.proposal.insteadOf, company.daysOff, language),
            formatDayLong(chosen.proposal.day, language),
          )}
        </p>
      )}
      <div className={styles.dayAndTime}>
        <DayField
          label={words.date}
          name="date"
          value={value.date}
          warnPast
          error={errors.of('date')}
          onChange={(date) => {
            setChosen(null);
            form.set({ date, ...(date === null && { time: null }) });
          }}
        />
        <TimeField
          label={words.time}
          name="time"
          value={value.time}
          error={errors.of('time')}
          onChange={(time) => form.set({ time })}
        />
      </div>
      {row.kind !== 'quote' && (
        <>
          <TypeSelect
            label={words.type}
            name="typeId"
            value={value.typeId}
            error={errors.of('typeId') ?? errors.of('next.typeId')}
            onChange={(typeId) => form.set({ typeId })}
          />
          <TextInput
            label={words.text}
            name="text"
            value={value.text}
            error={errors.of('text')}
            onChange={(event) => form.set({ text: event.target.value })}
          />
        </>
      )}
      {form.fault && (
        <p role="alert" className={styles.fault}>
          {form.fault}
        </p>
      )}
      <div className={styles.foot}>
        <Button type="submit" loading={form.busy}>
          {words.save}
        </Button>
        <Button variant="default" disabled={form.busy} onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
}
