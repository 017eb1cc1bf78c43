// The kinds of activities that the firm uses, in its own words and order.
import {
  type ActivityKind,
  type ActivityTypeView,
  activityKind,
  changeType,
  createType,
} from '../../shared/settings.ts';
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

export function TypesTab() {
  const settings = useSettingsTexts();
  const names = useReference();
  const open = useOpen();
  const move = useOrder(names.types, (row, position) =>
    call(changeType, { params: { id: row.id }, body: { position, version: row.version } }),
  );
  const chosen = names.types.find((type) => type.id === open.id);
  const words = settings.fields.setting;
  return (
    <RecordList
      title={settings.tabs.types}
      help={settings.types.help}
      rows={names.types}
      name={(type) => type.name}
      open={open}
      onMove={move}
      columns={[
        { title: words.name, render: (type) => type.name },
        { title: words.kind, render: (type) => settings.kinds[type.kind] },
        {
          title: words.defaultNextTypeId,
          wide: true,
          render: (type) => names.type(type.defaultNextTypeId)?.name ?? '–',
        },
        {
          title: words.active,
          render: (type) => (
            <>
              <InUse active={type.active} />
              {type.bornCompleted && ` · ${words.bornCompleted.toLowerCase()}`}
              {type.internal && ` · ${words.internal.toLowerCase()}`}
            </>
          ),
        },
      ]}
    >
      {(chosen || open.id === 'new') && (
        <TypePanel key={open.id} type={chosen ?? null} onClose={open.close} />
      )}
    </RecordList>
  );
}

interface TypeValues {
  name: string;
  kind: ActivityKind;
  bornCompleted: boolean;
  internal: boolean;
  defaultNextTypeId: number | null;
  active: boolean;
}

const NEW: TypeValues = {
  name: '',
  kind: 'call',
  bornCompleted: false,
  internal: false,
  defaultNextTypeId: null,
  active: true,
};

function TypePanel({ type, onClose }: { type: ActivityTypeView | null; onClose: () => void }) {
  const settings = useSettingsTexts();
  const { types } = useReference();
  const { notify } = useNotices();
  const refresh = useRefresh();
  const form = useRecordForm<TypeValues, ActivityTypeView>({
    draft: `type:${type?.id ?? 'new'}`,
    current: type ? valuesOf(type) : NEW,
    version: type?.version ?? null,
    save: async ({ changed, values, version, idempotencyKey }) => {
      const saved =
        type && version !== null
          ? await call(changeType, { params: { id: type.id }, body: { ...changed, version } })
          : await call(createType, { body: { ...values, position: types.length } }, { idempotencyKey });
      await refresh();
      return saved;
    },
    onSaved: ({ name }) => {
      notify(type ? settings.saved(name) : settings.created(name), { tone: 'good' });
      onClose();
    },
  });
  const words = settings.types;
  return (
    <RecordPanel title={type?.name ?? words.newTitle} entity="setting" form={form} onClose={onClose}>
      <LineField label={settings.fields.setting.name} required autoFocus {...form.bind('name')} />
      <ChoiceField
        label={settings.fields.setting.kind}
        hint={words.kindHelp}
        options={activityKind.options.map((kind) => ({ value: kind, label: settings.kinds[kind] }))}
        {...form.bind('kind')}
      />
      <ChoiceField
        label={words.defaultNext}
        hint={words.defaultNextHelp}
        clearable
        options={types
          .filter((one) => one.active || one.id === form.values.defaultNextTypeId)
          .map((one) => ({ value: one.id, label: one.name }))}
        {...form.bind('defaultNextTypeId')}
      />
      <TickField label={words.bornCompleted} hint={words.bornCompletedHelp} {...form.bind('bornCompleted')} />
      <TickField label={words.internal} {...form.bind('internal')} />
      <TickField label={words.active} {...form.bind('active')} />
    </RecordPanel>
  );
}

function valuesOf({ id: _, version: __, position: ___, ...values }: ActivityTypeView): TypeValues {
  return values;
}
