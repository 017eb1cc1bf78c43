// One activity of a timeline: when, what, by whom, what was said, and what is still to be done.
import { Link } from '@tanstack/react-router';
import type { ActivityRow } from '../../shared/activities.ts';
import { localDateTime } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { DueWord } from '../ui/due-word.tsx';
import styles from './activity-list.module.css';
import { IconPaperclip } from './icons.ts';
import { QuoteFacts } from './quote-facts.tsx';
import { TickBox } from './tick-box.tsx';
import { TypeWord } from './type-word.tsx';

interface TimelineRowProps {
  row: ActivityRow;
  withContact: boolean;
  /** where the activities of several customers stand together */
  withCustomer: boolean;
  withProject: boolean;
  current: boolean;
  onOpen: (id: number) => void;
  onToggle: (row: ActivityRow) => void;
}

export function TimelineRow(props: TimelineRowProps) {
  const { row, withContact, withCustomer, withProject, current, onOpen, onToggle } = props;
  const { activities: words, todo } = useTexts();
  const names = useReference();
  const { timeZone } = useMe().company;
  const { day, time } = localDateTime(new Date(row.occurredAt), timeZone);
  const type = names.type(row.typeId)?.name ?? words.one;
  const open = row.completedAt === null;
  return (
    <li className={styles.row} data-completed={!open || undefined} aria-current={current || undefined}>
      <TickBox row={row} label={todo.tick(`${type}, ${formatDay(day)}`)} onTick={onToggle} />
      <div className={styles.rowMain}>
        <div className={styles.rowTop}>
          <button type="button" className={styles.open} onClick={() => onOpen(row.id)}>
            <TypeWord typeId={row.typeId} />
          </button>
          <span>
            {formatDay(day)} {time}
          </span>
          <span title={names.user(row.salespersonId)?.name}>{names.user(row.salespersonId)?.initials}</span>
          {withCustomer && <span>{row.customerName}</span>}
          {withContact && row.contactName && <span>{words.timeline.with(row.contactName)}</span>}
          {withProject && row.projectId !== null && (
            <Link to="/projects/$id" params={{ id: String(row.projectId) }} title={row.projectName ?? ''}>
              {words.timeline.project(row.projectNumber ?? '')}
            </Link>
          )}
          {!withCustomer && row.campaignId !== null && (
            <Link to="/campaigns/$id" params={{ id: String(row.campaignId) }}>
              {row.campaignName}
            </Link>
          )}
          <QuoteFacts {...row} />
          {row.outcome && <span>{words.outcomes[row.outcome]}</span>}
          {row.documents > 0 && (
            <span className={styles.clip}>
              <IconPaperclip size={13} aria-hidden /> {todo.documents(row.documents)}
            </span>
          )}
          <span className={styles.due}>
            {(open || row.followUpDate) && (
              <DueWord date={row.followUpDate} time={row.followUpTime} completedAt={row.completedAt} />
            )}
          </span>
        </div>
        {row.note && <p className={styles.note}>{row.note}</p>}
        {row.followUpText && (
          <p className={styles.followUp}>
            {words.timeline.followUp} {row.followUpText}
          </p>
        )}
      </div>
    </li>
  );
}
