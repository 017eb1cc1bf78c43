// A follow-up for all marked activities: a day, and what is to be done.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../../shared/days.ts';
import { formatDayLong } from '../../shared/format.ts';
import { nameOfDayOff, type Proposal, proposals } from '../activities/propose.ts';
import { useMe } from '../data/me.ts';
import { useLanguage } from '../texts/language.tsx';
import { useTagTexts } from '../texts/tags.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './overview.module.css';

interface FollowUpAllProps {
  count: number;
  onClose: () => void;
  onPlan: (date: Day, text: string) => void;
}

export function FollowUpAll({ count, onClose, onPlan }: FollowUpAllProps) {
  const words = useTagTexts().followUp;
  const { language, texts } = useLanguage();
  const { next } = texts.activities;
  const { today, company } = useMe();
  const [date, setDate] = useState<Day | null>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [chosen, setChosen] = useState<{ label: string; proposal: Proposal } | null>(null);
  const proposed = proposals(today, company.daysOff);
  const preset = (label: string, proposal: Proposal, first = false) => (
    <Button
      key={label}
      variant={chosen?.label === label ? 'light' : 'default'}
      aria-pressed={chosen?.label === label}
      data-autofocus={first || undefined}
      onClick={() => {
        setDate(proposal.day);
        setChosen({ label, proposal });
      }}
    >
      {label}
    </Button>
  );
  const meant = chosen?.proposal.insteadOf;
  return (
    <Dialog opened onClose={onClose} title={words.title(count)} size="sm">
      <form
        className={styles.choosing}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (date === null) return setMissing(true);
          onClose();
          onPlan(date, text.trim());
        }}
      >
        <p className={styles.hit}>{words.help}</p>
        <div className={styles.presets}>
          {preset(next.tomorrow, proposed.tomorrow, true)}
          {preset(next.nextWeek, proposed.nextWeek)}
          {preset(next.nextMonth, proposed.nextMonth)}
        </div>
        {chosen && meant && (
          <p className={styles.hit} role="status">
            {next.moved(
              chosen.label === next.tomorrow ? chosen.label : formatDayLong(meant, language),
              nameOfDayOff(meant, company.daysOff, language),
              formatDayLong(chosen.proposal.day, language),
            )}
          </p>
        )}
        <DayField
          label={words.date}
          value={date}
          warnPast
          error={missing && date === null ? words.pick : undefined}
          onChange={(day) => {
            setChosen(null);
            setDate(day);
          }}
        />
        <TextInput
          label={words.text}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">{words.save}</Button>
      </form>
    </Dialog>
  );
}
