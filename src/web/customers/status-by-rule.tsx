// «Status er ændret fra Lead til Kunde af en regel … Fortryd»: what a rule did says so, and one click undoes it.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type CustomerView, undoStatusChange } from '../../shared/customers.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import styles from '../records/record-page.module.css';
import { refreshRecords } from '../records/refresh.ts';
import { useMoment } from '../records/use-moment.ts';
import { useQuickSave } from '../records/use-quick-save.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { useNotices } from '../ui/notices.tsx';
import { customerQuery } from './queries.ts';

export function StatusByRule({ customer }: { customer: CustomerView }) {
  const customers = useCustomerTexts();
  const projects = useProjectTexts();
  const { common } = useTexts();
  const { may } = useMe();
  const { notify } = useNotices();
  const client = useQueryClient();
  const names = useReference();
  const moment = useMoment();
  const { save, busy } = useQuickSave();
  const change = customer.undoableStatusChange;
  if (!change) return null;
  const nameOf = (id: number) => names.status(id)?.name ?? `#${id}`;

  const undo = async () => {
    const saved = await save([], customer.version, () =>
      call(undoStatusChange, { params: { id: change.id } }),
    );
    if (saved) {
      client.setQueryData(customerQuery(customer.id).queryKey, saved);
      notify(customers.statusUndone(nameOf(saved.statusId)));
    }
    refreshRecords(client);
  };
  return (
    <div className={styles.banner} role="status">
      {customers.statusByRule(nameOf(change.fromStatusId), nameOf(change.toStatusId), moment.full(change.at))}
      {change.activityId !== null && (
        <Link to="/activities/$id" params={{ id: String(change.activityId) }}>
          {customers.seeActivity}
        </Link>
      )}
      {change.projectId !== null && (
        <Link to="/projects/$id" params={{ id: String(change.projectId) }}>
          {projects.see}
        </Link>
      )}
      {may('write customers') && (
        <Button variant="subtle" loading={busy} onClick={() => void undo()}>
          {common.undo}
        </Button>
      )}
    </div>
  );
}
