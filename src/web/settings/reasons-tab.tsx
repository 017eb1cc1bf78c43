// Why sales projects are won and lost, as the firm words it.
import { changeReason, createReason, type ReasonView } from '../../shared/settings.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { ChoiceField, LineField, TickField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { useNotices } from '../ui/notices.tsx';
import { InUse, RecordList } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { useOpen } from './use-open.ts';
import { useOrder } from './use-order.ts';
import { useRefresh } from './use-refresh.ts';

const RESULTS = ['won', 'lost'] as const;

export function ReasonsTab() {
  const settings = useSettingsTexts();
  const { reasons } = useReference();
  const open = useOpen();
  // Won first, then lost, as they are chosen; each keeps its own order.
  const rows = RESULTS.flatMap((result) => reasons.filter((reason) => reason.result === result));
  const move = useOrder(rows, (row, position) =>
    call(changeReason, { params: { id: row.id }, body: { position, version: row.version } }),
  );
  const chosen = reasons.find((reason) => reason.id === open.id);
  const words = settings.fields.setting;
  return (
    <RecordList
      title={settings.tabs.reasons}
      help={settings.reasons.help}
      rows={rows}
      name={(reason) => reason.name}
      open={open}
      onMove={(row, place) => rows[place]?.result === row.result && move(row, place)}
      columns={[
        { title: words.name, render: (reason) => reason.name },
        { title: words.result, render: (reason) => settings.results[reason.result] },
        { title: words.active, render: (reason) => <InUse active={reason.active} /> },
      ]}
    >
      {(chosen || open.id === 'new') && (
        <ReasonPanel key={open.id} reason={chosen ?? null} last={reasons.length} onClose={open.close} />
      )}
    </RecordList>
  );
}

interface ReasonPanelProps {
  /** null: a new one */
  reason: ReasonView | null;
  /** how many there are: a new one goes to the end */
  last: number;
  onClose: () => void;
}

function ReasonPanel({ reason, last, onClose }: ReasonPanelProps) {
  const settings = useSettingsTexts();
  const { notify } = useNotices();
  const refresh = useRefresh();
  const form = useRecordForm({
    draft: `reason:${reason?.id ?? 'new'}`,
    current: {
      name: reason?.name ?? '',
      result: reason?.result ?? 'lost',
      active: reason?.active ?? true,
    },
    version: reason?.version ?? null,
    save: async ({ changed, values, version, idempotencyKey }) => {
      const saved =
        reason && version !== null
          ? await call(changeReason, { params: { id: reason.id }, body: { ...changed, version } })
          : await call(createReason, { body: { ...values, position: last } }, { idempotencyKey });
      await refresh();
      return saved;
    },
    onSaved: ({ name }) => {
      notify(reason ? settings.saved(name) : settings.created(name), { tone: 'good' });
      onClose();
    },
  });
  const words = settings.reasons;
  return (
    <RecordPanel title={reason?.name ?? words.newTitle} entity="setting" form={form} onClose={onClose}>
      <LineField label={settings.fields.setting.name} required autoFocus {...form.bind('name')} />
      <ChoiceField
        label={settings.fields.setting.result}
        options={RESULTS.map((value) => ({ value, label: settings.results[value] }))}
        {...form.bind('result')}
      />
      <TickField label={words.active} {...form.bind('active')} />
    </RecordPanel>
  );
}
