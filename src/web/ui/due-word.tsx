// The due state as a coloured word (rule 10): «Forsinket 3 dage», «I dag 10:30», «fre 27-11-2026». The word
// carries the meaning; the colour only helps the eye.
import { type Day, type TimeOfDay, weekday } from '../../shared/days.ts';
import { dueBounds, dueState, overdueDays } from '../../shared/due.ts';
import { formatDay, formatTime, WEEKDAYS } from '../../shared/format.ts';
import { useLanguage } from '../texts/language.tsx';
import { useDays } from './days-context.tsx';
import styles from './due-word.module.css';

interface DueWordProps {
  date: Day | null;
  time?: TimeOfDay | null;
  completedAt?: Date | string | null;
}

export function DueWord({ date, time = null, completedAt = null }: DueWordProps) {
  const { language, texts } = useLanguage();
  const { today } = useDays();
  const words = texts.common.due;
  const due = { followUpDate: date, completedAt };
  const state = dueState(due, today);
  const bounds = dueBounds(today);
  const clock = time ? ` ${formatTime(time)}` : '';

  if (state === 'completed') return <span className={styles.completed}>{words.completed}</span>;
  if (date === null) return <span className={styles.undated}>{words.none}</span>;
  if (state === 'today') return <span className={styles.today}>{words.today + clock}</span>;
  if (date < bounds.oldBefore) {
    return (
      <span className={styles.old} title={words.late(overdueDays(due, today))}>
        {words.old} · {formatDay(date)}
      </span>
    );
  }
  if (state === 'overdue') {
    return (
      <span className={styles.overdue} title={formatDay(date) + clock}>
        {words.late(overdueDays(due, today))}
      </span>
    );
  }
  const day =
    date === bounds.tomorrow
      ? words.tomorrow
      : `${WEEKDAYS[language][weekday(date) - 1]?.slice(0, 3)} ${formatDay(date)}`;
  return <span className={styles.future}>{day + clock}</span>;
}
