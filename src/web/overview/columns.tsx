// The columns of CRM Overblik: those of To-Do with the day it happened first, and what an activity belongs to. Where the
// words stand that a row does not show is said in place of its note.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatDay } from '../../shared/format.ts';
import type { OverviewRow } from '../../shared/overview.ts';
import { searchMarks } from '../../shared/search-marks.ts';
import { IconPaperclip } from '../activities/icons.ts';
import { TypeWord } from '../activities/type-word.tsx';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { useOverviewTexts } from '../texts/overview.ts';
import { useTagTexts } from '../texts/tags.ts';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { DueWord } from '../ui/due-word.tsx';
import { Highlight } from '../ui/highlight.tsx';
import { HitLine, hitTitle } from './hit-line.tsx';
import styles from './overview.module.css';

export function useOverviewColumns(q: string): GridColumn<OverviewRow>[] {
  const { columns: own } = useOverviewTexts();
  const { todo, activities } = useTexts();
  const names = useReference();
  const { title: tagTitle } = useTagTexts();
  const tagNames = useTagNames();
  const moment = useMoment();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` and `tagNames` are made anew and say the same.
  return useMemo(() => {
    const words = todo.columns;
    const mark = (text: string) => <Highlight text={text} query={q} find={searchMarks} />;
    return [
      {
        id: 'date',
        title: own.date,
        width: 100,
        numeric: true,
        render: (row) => moment.day(row.occurredAt),
      },
      { id: 'type', title: words.type, width: 112, render: (row) => <TypeWord typeId={row.typeId} /> },
      {
        id: 'accountNumber',
        title: words.account,
        width: 66,
        startsHidden: true,
        render: (row) =>
          row.accountNumber && <CustomerLink row={row}>{mark(row.accountNumber)}</CustomerLink>,
      },
      {
        id: 'customerName',
        title: words.company,
        width: 184,
        render: (row) => row.customerName && <CustomerLink row={row}>{mark(row.customerName)}</CustomerLink>,
      },
      {
        id: 'note',
        title: words.note,
        width: 320,
        render: (row) => <Note row={row} q={q} />,
      },
      {
        id: 'tags',
        title: tagTitle,
        width: 104,
        startsHidden: !names.tags.length,
        render: (row) => <span title={tagNames(row)}>{mark(tagNames(row))}</span>,
      },
      {
        id: 'contactName',
        title: words.contact,
        width: 136,
        render: (row) =>
          row.contactId && (
            <Link to="/contacts/$id" params={{ id: String(row.contactId) }}>
              {mark(row.contactName ?? '')}
            </Link>
          ),
      },
      {
        id: 'salesperson',
        title: words.salesperson,
        width: 70,
        render: (row) => names.user(row.salespersonId)?.initials,
      },
      {
        id: 'followUp',
        title: words.followUp,
        width: 150,
        render: (row) => (
          <DueWord date={row.followUpDate} time={row.followUpTime} completedAt={row.completedAt} />
        ),
      },
      {
        id: 'followUpText',
        title: words.text,
        width: 200,
        startsHidden: true,
        render: (row) => mark(row.followUpText),
      },
      {
        id: 'project',
        title: own.project,
        width: 110,
        startsHidden: true,
        render: (row) =>
          row.projectId && (
            <Link to="/projects/$id" params={{ id: String(row.projectId) }}>
              {mark(row.projectNumber ?? '')}
            </Link>
          ),
      },
      {
        id: 'campaign',
        title: own.campaign,
        width: 130,
        startsHidden: true,
        render: (row) => mark(row.campaignName ?? ''),
      },
      {
        id: 'outcome',
        title: own.outcome,
        width: 100,
        startsHidden: true,
        render: (row) => row.outcome && activities.outcomes[row.outcome],
      },
      {
        id: 'updatedAt',
        title: words.updated,
        width: 124,
        startsHidden: true,
        render: (row) =>
          [moment.day(row.updatedAt), names.user(row.updatedBy)?.initials].filter(Boolean).join(' '),
      },
    ];
  }, [q, own, todo, activities, names, tagTitle]);
}

/** The names of a row’s tags, in the firm’s order. */
function useTagNames(): (row: OverviewRow) => string {
  const { tags } = useReference();
  return (row) =>
    tags
      .filter((tag) => row.tags.includes(tag.id))
      .map((tag) => tag.name)
      .join(', ');
}

function CustomerLink({ row, children }: { row: OverviewRow; children: React.ReactNode }) {
  return (
    <Link to="/customers/$id" params={{ id: String(row.customerId) }}>
      {children}
    </Link>
  );
}

function Note({ row, q }: { row: OverviewRow; q: string }) {
  const { todo } = useTexts();
  return (
    <span title={hitTitle(row)}>
      {row.documents > 0 && (
        <IconPaperclip size={13} aria-label={todo.documents(row.documents)} className={styles.muted} />
      )}{' '}
      <HitLine row={row} q={q} />
    </span>
  );
}

export function OverviewCard({ row, q }: { row: OverviewRow; q: string }) {
  const { day } = useMoment();
  const names = useReference();
  const tagged = useTagNames()(row);
  return (
    <div className={styles.card}>
      <div className={styles.cardTop}>
        <TypeWord typeId={row.typeId} />
        <span>
          {[day(row.occurredAt), names.user(row.salespersonId)?.initials].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className={styles.cardName}>
        <Highlight text={row.customerName ?? ''} query={q} find={searchMarks} />
      </div>
      <div className={styles.cardText}>
        <HitLine row={row} q={q} />
      </div>
      <span className={styles.hit}>
        {[row.completedAt === null && row.followUpDate && formatDay(row.followUpDate), tagged]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}
