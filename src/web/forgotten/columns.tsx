// The columns of what has no next step, and the same as a card where it is narrow.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ForgottenRow } from '../../shared/forgotten.ts';
import type { ForgottenKind } from '../../shared/forgotten-counts.ts';
import { formatKroner } from '../../shared/format.ts';
import { IconFileText } from '../activities/icons.ts';
import { useReference } from '../data/reference.ts';
import listStyles from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useForgottenTexts } from '../texts/forgotten.ts';
import { useLanguage } from '../texts/language.tsx';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { type Icon, IconBuilding, IconTargetArrow } from '../ui/icons.ts';
import styles from './forgotten.module.css';
import { useHowLong, useWhy } from './use-why.ts';

const ICONS: Record<ForgottenKind, Icon> = {
  customer: IconBuilding,
  quote: IconFileText,
  project: IconTargetArrow,
};

export function useForgottenColumns(): GridColumn<ForgottenRow>[] {
  const { columns: words } = useForgottenTexts();
  const { language } = useLanguage();
  const names = useReference();
  const moment = useMoment();
  // Columns are drawn anew when the words or names change, not with every key stroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` is made anew each time and says the same.
  return useMemo(
    () => [
      { id: 'howLong', title: words.howLong, width: 144, render: (row) => <HowLong row={row} /> },
      { id: 'kind', title: words.kind, width: 90, render: (row) => <Kind kind={row.kind} /> },
      {
        id: 'accountNumber',
        title: words.account,
        width: 64,
        numeric: true,
        render: (row) => row.accountNumber,
      },
      {
        id: 'customerName',
        title: words.customer,
        width: 190,
        render: (row) => (
          <Link to="/customers/$id" params={{ id: String(row.customerId) }} className={listStyles.name}>
            {row.customerName}
          </Link>
        ),
      },
      { id: 'why', title: words.why, width: 390, render: (row) => <Why row={row} /> },
      { id: 'what', title: words.what, width: 170, render: (row) => row.what },
      {
        id: 'amount',
        title: words.amount,
        width: 104,
        numeric: true,
        align: 'end',
        render: (row) => row.amount !== null && row.amount > 0 && formatKroner(row.amount, language),
      },
      {
        id: 'salesperson',
        title: words.salesperson,
        width: 64,
        render: (row) => {
          const user = names.user(row.salespersonId);
          return user && <span title={user.name}>{user.initials}</span>;
        },
      },
      {
        id: 'lastActivity',
        title: words.lastActivity,
        width: 130,
        numeric: true,
        startsHidden: true,
        render: (row) => row.lastActivityAt && moment.day(row.lastActivityAt),
      },
    ],
    [words, language, names],
  );
}

/** Asks by itself for the words, so that rows are drawn anew when the rules arrive and columns are not. */
function Why({ row }: { row: ForgottenRow }) {
  const why = useWhy()(row);
  return (
    <span className={styles.why} title={why}>
      {why}
    </span>
  );
}

function HowLong({ row }: { row: ForgottenRow }) {
  const { text, tone } = useHowLong()(row);
  return (
    <span className={styles.long} data-tone={tone}>
      {text}
    </span>
  );
}

function Kind({ kind }: { kind: ForgottenKind }) {
  const { kinds } = useForgottenTexts();
  const KindIcon = ICONS[kind];
  return (
    <span className={styles.kind}>
      <KindIcon size={15} stroke={1.6} aria-hidden />
      {kinds[kind]}
    </span>
  );
}

export function ForgottenCard({ row }: { row: ForgottenRow }) {
  const { language } = useLanguage();
  const names = useReference();
  const why = useWhy();
  const amount = row.amount !== null && row.amount > 0 && formatKroner(row.amount, language);
  return (
    <div className={listStyles.card}>
      <div className={listStyles.cardTop}>
        <span className={listStyles.cardName}>{row.customerName}</span>
        <HowLong row={row} />
      </div>
      <span className={styles.wrapping}>{why(row)}</span>
      <div className={listStyles.cardMore}>
        <span>
          {[row.what || row.accountNumber, names.user(row.salespersonId)?.initials]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {amount && <span className="tabular">{amount}</span>}
      </div>
    </div>
  );
}
