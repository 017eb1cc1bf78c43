// The columns of the status changes, and the same as a card where it is narrow.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type StatusChangeRow, undoStatusChange } from '../../shared/customers.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import styles from '../records/list.module.css';
import { refreshRecords } from '../records/refresh.ts';
import { useMoment } from '../records/use-moment.ts';
import { useRuleSentence } from '../settings/use-rule-sentence.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { useNotices } from '../ui/notices.tsx';

export function useStatusChangeColumns(): GridColumn<StatusChangeRow>[] {
  const { statusChanges: words } = useCustomerTexts();
  const names = useReference();
  const moment = useMoment();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` is made anew each time and says the same.
  return useMemo(
    () => [
      { id: 'at', title: words.at, width: 170, numeric: true, render: (row) => moment.full(row.at) },
      {
        id: 'accountNumber',
        title: words.account,
        width: 72,
        numeric: true,
        render: (row) => row.accountNumber,
      },
      {
        id: 'customerName',
        title: words.customer,
        width: 220,
        render: (row) => (
          <Link to="/customers/$id" params={{ id: String(row.customerId) }} className={styles.name}>
            {row.customerName}
          </Link>
        ),
      },
      { id: 'change', title: words.change, width: 190, render: (row) => <Change row={row} /> },
      { id: 'cause', title: words.cause, width: 260, render: (row) => <Cause row={row} /> },
      {
        id: 'by',
        title: words.by,
        width: 80,
        render: (row) => {
          const user = names.user(row.by);
          return user && <span title={user.name}>{user.initials}</span>;
        },
      },
      { id: 'undo', title: words.undo, width: 210, render: (row) => <Undo row={row} /> },
    ],
    [words, names],
  );
}

function Change({ row }: { row: StatusChangeRow }) {
  const { statusChanges: words } = useCustomerTexts();
  const names = useReference();
  const nameOf = (id: number) => names.status(id)?.name ?? `#${id}`;
  return words.fromTo(nameOf(row.fromStatusId), nameOf(row.toStatusId));
}

/** What the rule says, leading to the activity or project that made it fire. */
function Cause({ row }: { row: StatusChangeRow }) {
  const { statusChanges: words } = useCustomerTexts();
  const { rules } = useReference();
  const sentence = useRuleSentence();
  if (row.ruleId === null) return words.person;
  const rule = rules.find(({ id }) => id === row.ruleId);
  const said = rule ? sentence(rule) : words.rule;
  if (row.projectId !== null) {
    return (
      <Link to="/projects/$id" params={{ id: String(row.projectId) }}>
        {said}
      </Link>
    );
  }
  return row.activityId === null ? (
    said
  ) : (
    <Link to="/activities/$id" params={{ id: String(row.activityId) }}>
      {said}
    </Link>
  );
}

function Undo({ row }: { row: StatusChangeRow }) {
  const { common } = useTexts();
  const customers = useCustomerTexts();
  const { may } = useMe();
  const names = useReference();
  const moment = useMoment();
  const { notify } = useNotices();
  const refused = useRefused();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (row.undoneAt !== null) {
    return customers.statusChanges.undone(names.user(row.undoneBy)?.initials ?? '', moment.day(row.undoneAt));
  }
  if (!row.undoable || !may('write customers')) return null;
  const undo = async () => {
    setBusy(true);
    try {
      const { statusId } = await call(undoStatusChange, { params: { id: row.id } });
      notify(customers.statusChanges.undoneNow(row.customerName, names.status(statusId)?.name ?? ''));
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
      refreshRecords(client);
    }
  };
  return (
    <Button size="compact-xs" variant="default" loading={busy} onClick={() => void undo()}>
      {common.undo}
      <span className="only-read"> {row.customerName}</span>
    </Button>
  );
}

export function StatusChangeCard({ row }: { row: StatusChangeRow }) {
  const moment = useMoment();
  return (
    <div className={styles.card}>
      <div className={styles.cardTop}>
        <span className={styles.cardName}>{row.customerName}</span>
        <span className={styles.quiet}>{moment.day(row.at)}</span>
      </div>
      <div className={styles.cardMore}>
        <span>
          <Change row={row} />
        </span>
        <Undo row={row} />
      </div>
      <div>
        <Cause row={row} />
      </div>
    </div>
  );
}
