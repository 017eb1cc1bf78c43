// Where a customer can stand, in the firm's own words and order.
import { changeStatus, createStatus, type StatusView } from '../../shared/settings.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { LineField, TickField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { useNotices } from '../ui/notices.tsx';
import { InUse, RecordList } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { useOpen } from './use-open.ts';
import { useOrder } from './use-order.ts';
import { useRefresh } from './use-refresh.ts';

export function StatusesTab() {
  const settings = useSettingsTexts();
  const { statuses } = useReference();
  const open = useOpen();
  const move = useOrder(statuses, (row, position) =>
    call(changeStatus, { params: { id: row.id }, body: { position, version: row.version } }),
  );
  const chosen = statuses.find((status) => status.id === open.id);
  return (
    <RecordList
      title={settings.tabs.statuses}
      help={settings.statuses.help}
      rows={statuses}
      name={(status) => status.name}
      open={open}
      onMove={move}
      columns={[
        { title: settings.fields.setting.name, render: (status) => status.name },
        { title: settings.fields.setting.active, render: (status) => <InUse active={status.active} /> },
      ]}
    >
      {(chosen || open.id === 'new') && (
        <StatusPanel key={open.id} status={chosen ?? null} last={statuses.length} onClose={open.close} />
      )}
    </RecordList>
  );
}

interface StatusPanelProps {
  /** null: a new one */
  status: StatusView | null;
  /** how many there are: a new one goes to the end */
  last: number;
  onClose: () => void;
}

function StatusPanel({ status, last, onClose }: StatusPanelProps) {
  const settings = useSettingsTexts();
  const { notify } = useNotices();
  const refresh = useRefresh();
  const form = useRecordForm({
    draft: `status:${status?.id ?? 'new'}`,
    current: { name: status?.name ?? '', active: status?.active ?? true },
    version: status?.version ?? null,
    save: async ({ changed, values, version, idempotencyKey }) => {
      const saved =
        status && version !== null
          ? await call(changeStatus, { params: { id: status.id }, body: { ...changed, version } })
          : await call(createStatus, { body: { ...values, position: last } }, { idempotencyKey });
      await refresh();
      return saved;
    },
    onSaved: ({ name }) => {
      notify(status ? settings.saved(name) : settings.created(name), { tone: 'good' });
      onClose();
    },
  });
  return (
    <RecordPanel
      title={status?.name ?? settings.statuses.newTitle}
      entity="setting"
      form={form}
      onClose={onClose}
    >
      <LineField label={settings.fields.setting.name} required autoFocus {...form.bind('name')} />
      <TickField label={settings.statuses.active} {...form.bind('active')} />
    </RecordPanel>
  );
}
