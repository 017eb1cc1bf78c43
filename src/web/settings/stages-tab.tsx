// The stages that a sales project goes through, in the firm's own words and order, with the probability each proposes.
import {
  changeStage,
  createStage,
  type StageKind,
  type StageView,
  stageKind,
} from '../../shared/settings.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { ChoiceField, LineField, TickField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { useNotices } from '../ui/notices.tsx';
import { wholeNumber } from './numbers.ts';
import { InUse, RecordList } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { useOpen } from './use-open.ts';
import { useOrder } from './use-order.ts';
import { useRefresh } from './use-refresh.ts';

export function StagesTab() {
  const settings = useSettingsTexts();
  const { stages } = useReference();
  const open = useOpen();
  const move = useOrder(stages, (row, position) =>
    call(changeStage, { params: { id: row.id }, body: { position, version: row.version } }),
  );
  const chosen = stages.find((stage) => stage.id === open.id);
  const words = settings.fields.setting;
  return (
    <RecordList
      title={settings.tabs.stages}
      help={settings.stages.help}
      rows={stages}
      name={(stage) => stage.name}
      open={open}
      onMove={move}
      columns={[
        { title: words.name, render: (stage) => stage.name },
        { title: words.kind, wide: true, render: (stage) => settings.stages.kinds[stage.kind] },
        { title: words.probability, render: (stage) => settings.stages.percent(stage.probability) },
        { title: words.active, render: (stage) => <InUse active={stage.active} /> },
      ]}
    >
      {(chosen || open.id === 'new') && (
        <StagePanel key={open.id} stage={chosen ?? null} last={stages.length} onClose={open.close} />
      )}
    </RecordList>
  );
}

interface StageValues {
  name: string;
  kind: StageKind;
  probability: string;
  active: boolean;
}

const NEW: StageValues = { name: '', kind: 'prospect', probability: '', active: true };

interface StagePanelProps {
  /** null: a new one */
  stage: StageView | null;
  /** how many there are: a new one goes to the end */
  last: number;
  onClose: () => void;
}

function StagePanel({ stage, last, onClose }: StagePanelProps) {
  const settings = useSettingsTexts();
  const { notify } = useNotices();
  const refresh = useRefresh();
  const form = useRecordForm<StageValues, StageView>({
    draft: `stage:${stage?.id ?? 'new'}`,
    current: stage ? valuesOf(stage) : NEW,
    version: stage?.version ?? null,
    save: async ({ changed, values, version, idempotencyKey }) => {
      const { probability, ...rest } = changed;
      const saved =
        stage && version !== null
          ? await call(changeStage, {
              params: { id: stage.id },
              body: {
                ...rest,
                ...(probability !== undefined && { probability: wholeNumber(probability) }),
                version,
              },
            })
          : await call(
              createStage,
              { body: { ...values, probability: wholeNumber(values.probability), position: last } },
              { idempotencyKey },
            );
      await refresh();
      return saved;
    },
    onSaved: ({ name }) => {
      notify(stage ? settings.saved(name) : settings.created(name), { tone: 'good' });
      onClose();
    },
  });
  const words = settings.stages;
  const fields = settings.fields.setting;
  return (
    <RecordPanel title={stage?.name ?? words.newTitle} entity="setting" form={form} onClose={onClose}>
      <LineField label={fields.name} required autoFocus {...form.bind('name')} />
      <ChoiceField
        label={fields.kind}
        hint={words.kindHelp}
        options={stageKind.options.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        {...form.bind('kind')}
      />
      <LineField
        label={fields.probability}
        required
        hint={words.probabilityHelp}
        {...form.bind('probability')}
      />
      <TickField label={words.active} {...form.bind('active')} />
    </RecordPanel>
  );
}

function valuesOf({ name, kind, probability, active }: StageView): StageValues {
  return { name, kind, probability: String(probability), active };
}
