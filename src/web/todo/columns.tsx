// The columns of To-Do, in the order of the source page (rule 8), the tick «Afsluttet» first; and the same as a
// card where it is narrow.
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ActivityRow } from '../../shared/activities.ts';
import { localDateTime } from '../../shared/days.ts';
import { formatDay, formatKroner } from '../../shared/format.ts';
import { Expiry } from '../activities/quote-facts.tsx';
import { TickBox } from '../activities/tick-box.tsx';
import { TypeWord } from '../activities/type-word.tsx';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { DueWord } from '../ui/due-word.tsx';
import { IconMail } from '../ui/icons.ts';
import { QuoteMark, RowClip } from './row-file.tsx';
import styles from './todo.module.css';

/** What a row is called in labels. */
export function useRowName(): (row: ActivityRow) => string {
  const names = useReference();
  return useCallback(
    (row) => [row.customerName, names.type(row.typeId)?.name].filter(Boolean).join(', '),
    [names],
  );
}

/** Both must be stable: the columns are, so that only rows that changed are drawn. */
export function useTodoColumns(onTick: (row: ActivityRow) => void, onChooseFile: (row: ActivityRow) => void) {
  const { language, texts } = useLanguage();
  const words = texts.todo;
  const names = useReference();
  const { timeZone } = useMe().company;
  const rowName = useRowName();

  const columns = useMemo((): GridColumn<ActivityRow>[] => {
    const { columns } = words;
    const tick = (row: ActivityRow) => <TickBox row={row} label={words.tick(rowName(row))} onTick={onTick} />;
    const updated = (row: ActivityRow) => {
      const by = names.user(row.updatedBy)?.initials;
      return `${formatDay(localDateTime(new Date(row.updatedAt), timeZone).day)}${by ? ` ${by}` : ''}`;
    };
    return [
      { id: 'tick', title: columns.tick, titleHidden: true, width: 36, fixed: true, render: tick },
      {
        id: 'followUp',
        title: columns.followUp,
        width: 164,
        sortable: true,
        render: (row) => (
          <DueWord date={row.followUpDate} time={row.followUpTime} completedAt={row.completedAt} />
        ),
      },
      {
        id: 'accountNumber',
        title: columns.account,
        width: 66,
        sortable: true,
        render: (row) => <CustomerLink row={row}>{row.accountNumber}</CustomerLink>,
      },
      {
        id: 'customerName',
        title: columns.company,
        width: 184,
        sortable: true,
        render: (row) => <CustomerLink row={row}>{row.customerName}</CustomerLink>,
      },
      {
        id: 'followUpText',
        title: columns.text,
        width: 300,
        sortable: true,
        render: (row) => (
          <span title={row.followUpText}>
            <Answered row={row} />
            <QuoteMark row={row} onChoose={onChooseFile} />
            {row.followUpText}
          </span>
        ),
      },
      {
        id: 'contactName',
        title: columns.contact,
        width: 120,
        sortable: true,
        render: (row) =>
          row.contactId && (
            <Link to="/contacts/$id" params={{ id: String(row.contactId) }}>
              {row.contactName}
            </Link>
          ),
      },
      {
        id: 'type',
        title: columns.type,
        width: 108,
        sortable: true,
        render: (row) => <TypeWord typeId={row.typeId} />,
      },
      { id: 'updatedAt', title: columns.updated, width: 124, sortable: true, render: updated },
      {
        id: 'note',
        title: columns.note,
        width: 220,
        sortable: true,
        render: (row) => (
          <span title={row.note}>
            <RowClip row={row} onChoose={onChooseFile} />
            {row.note}
          </span>
        ),
      },
      {
        id: 'salesperson',
        title: columns.salesperson,
        width: 80,
        startsHidden: true,
        render: (row) => names.user(row.salespersonId)?.initials,
      },
      {
        id: 'project',
        title: columns.project,
        width: 180,
        sortable: true,
        startsHidden: true,
        render: (row) =>
          row.projectId && (
            <Link to="/projects/$id" params={{ id: String(row.projectId) }} title={row.projectName ?? ''}>
              {row.projectNumber} {row.projectName}
            </Link>
          ),
      },
      {
        id: 'campaign',
        title: columns.campaign,
        width: 150,
        sortable: true,
        startsHidden: true,
        render: (row) =>
          row.campaignId && (
            <Link to="/campaigns/$id" params={{ id: String(row.campaignId) }}>
              {row.campaignName}
            </Link>
          ),
      },
      {
        id: 'amount',
        title: columns.amount,
        width: 116,
        sortable: true,
        startsHidden: true,
        numeric: true,
        align: 'end',
        render: (row) => row.amount !== null && formatKroner(row.amount, language),
      },
      {
        id: 'expiresOn',
        title: columns.expiresOn,
        width: 150,
        sortable: true,
        startsHidden: true,
        render: (row) => row.expiresOn && <Expiry expiresOn={row.expiresOn} completedAt={row.completedAt} />,
      },
    ];
  }, [words, names, timeZone, rowName, language, onTick, onChooseFile]);

  const renderCard = useCallback(
    (row: ActivityRow) => (
      <div className={styles.card}>
        <TickBox row={row} label={words.tick(rowName(row))} onTick={onTick} />
        <div className={styles.cardLines}>
          <div className={styles.cardTop}>
            <DueWord date={row.followUpDate} time={row.followUpTime} completedAt={row.completedAt} />
            <TypeWord typeId={row.typeId} />
          </div>
          <div className={styles.cardName}>{row.customerName ?? words.noCustomer}</div>
          <div className={styles.cardText}>
            <Answered row={row} />
            <QuoteMark row={row} onChoose={onChooseFile} />
            {[row.contactName, row.followUpText || row.note].filter(Boolean).join(' · ')}
          </div>
        </div>
      </div>
    ),
    [words, rowName, onTick, onChooseFile],
  );
  return { columns, renderCard };
}

function CustomerLink({ row, children }: { row: ActivityRow; children: React.ReactNode }) {
  if (row.customerId === null) return null;
  return (
    <Link to="/customers/$id" params={{ id: String(row.customerId) }}>
      {children}
    </Link>
  );
}

/** The contact has written since anybody worked on this: said in a word, not only in colour. */
function Answered({ row }: { row: ActivityRow }) {
  const words = useTexts().todo;
  if (row.answeredAt === null || row.completedAt !== null) return null;
  return (
    <span className={styles.answered}>
      <IconMail size={13} aria-hidden /> {words.answered}
    </span>
  );
}
