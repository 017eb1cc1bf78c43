// «Udskyd»: tomorrow, next week or another date, for one row or several. The first choice has focus, so that
// «u Enter» moves a task to the next working day.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../../shared/days.ts';
import { formatDayLong } from '../../shared/format.ts';
import { nameOfDayOff, type Proposal, proposals } from '../activities/propose.ts';
import { useLanguage } from '../texts/language.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import { useDays } from '../ui/days-context.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './todo.module.css';

interface PostponeDialogProps {
  /** how many are moved; 0 closes the dialog */
  count: number;
  onClose: () => void;
  onPostpone: (day: Day) => void;
}

export function PostponeDialog({ count, onClose, onPostpone }: PostponeDialogProps) {
  const words = useLanguage().texts.todo.postpone;
  return (
    <Dialog
      opened={count > 0}
      onClose={onClose}
      size="sm"
      title={count > 1 ? words.titleMany(count) : words.title}
    >
      <Choices
        onPostpone={(day) => {
          onClose();
          onPostpone(day);
        }}
      />
    </Dialog>
  );
}

function Choices({ onPostpone }: { onPostpone: (day: Day) => void }) {
  const { language, texts } = useLanguage();
  const words = texts.todo.postpone;
  const { today, daysOff } = useDays();
  const [day, setDay] = useState<Day | null>(null);
  const [missing, setMissing] = useState(false);
  const proposed = proposals(today, daysOff);
  const choice = (label: string, { day, insteadOf }: Proposal, first: boolean) => (
    <button
      type="button"
      className={styles.choice}
      data-autofocus={first || undefined}
      onClick={() => onPostpone(day)}
    >
      <span className={styles.choiceName}>{label}</span>
      <span>{formatDayLong(day, language)}</span>
      {insteadOf && (
        <span className={styles.choiceWhy}>
          {words.moved(
            label === words.nextWeek ? formatDayLong(insteadOf, language) : label,
            nameOfDayOff(insteadOf, daysOff, language),
          )}
        </span>
      )}
    </button>
  );
  return (
    <form
      className={styles.choices}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (day) onPostpone(day);
        else setMissing(true);
      }}
    >
      {choice(words.tomorrow, proposed.tomorrow, true)}
      {choice(words.nextWeek, proposed.nextWeek, false)}
      <div className={styles.otherDay}>
        <DayField
          label={words.date}
          value={day}
          error={missing && !day ? words.pick : undefined}
          onChange={(next) => {
            setMissing(false);
            setDay(next);
          }}
        />
        <Button type="submit">{words.button}</Button>
      </div>
    </form>
  );
}
