// The panel of one rule of status change: what fires it, what it does, and what it would have done lately.
import { changeRule, createRule, type Outcome, outcome, type StatusRuleView } from '../../shared/settings.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { ChoiceField, TickField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { useNotices } from '../ui/notices.tsx';
import { RecordPanel } from './record-panel.tsx';
import { RuleTrial } from './rule-trial.tsx';
import { useRefresh } from './use-refresh.ts';

export interface RuleValues {
  typeId: number | null;
  stageId: number | null;
  on: StatusRuleView['on'];
  outcome: Outcome | null;
  fromStatusId: number | null;
  toStatusId: number | null;
  active: boolean;
}

const NEW: RuleValues = {
  typeId: null,
  stageId: null,
  on: 'completion',
  outcome: null,
  fromStatusId: null,
  toStatusId: null,
  // A new rule changes nobody until somebody has looked at what it does.
  active: false,
};

export function RulePanel({ rule, onClose }: { rule: StatusRuleView | null; onClose: () => void }) {
  const settings = useSettingsTexts();
  const { types, statuses, stages } = useReference();
  const { notify } = useNotices();
  const refresh = useRefresh();
  const form = useRecordForm<RuleValues, StatusRuleView>({
    draft: `rule:${rule?.id ?? 'new'}`,
    current: rule ? valuesOf(rule) : NEW,
    version: rule?.version ?? null,
    save: async ({ changed, values, version, idempotencyKey }) => {
      // What is not chosen yet is null; the server says so at the field.
      const saved =
        rule && version !== null
          ? await call(changeRule, { params: { id: rule.id }, body: { ...(changed as object), version } })
          : await call(createRule, { body: values as StatusRuleView }, { idempotencyKey });
      await refresh();
      return saved;
    },
    onSaved: ({ active }) => {
      notify(active ? settings.rules.saved : settings.rules.savedOff, { tone: 'good' });
      onClose();
    },
  });
  const words = settings.rules;
  const fields = settings.fields.setting;
  const choosable = (items: { id: number; name: string; active: boolean }[], chosen: number | null) =>
    items
      .filter((item) => item.active || item.id === chosen)
      .map((item) => ({ value: item.id, label: item.name }));
  return (
    <RecordPanel title={rule ? words.title : words.newTitle} entity="setting" form={form} onClose={onClose}>
      <ChoiceField
        label={fields.on}
        options={(['completion', 'creation', 'stage'] as const).map((value) => ({
          value,
          label: words.on[value],
        }))}
        {...form.bind('on')}
      />
      {form.values.on === 'stage' ? (
        <ChoiceField
          label={fields.stageId}
          options={choosable(stages, form.values.stageId)}
          {...form.bind('stageId')}
        />
      ) : (
        <>
          <ChoiceField
            label={fields.typeId}
            options={choosable(types, form.values.typeId)}
            {...form.bind('typeId')}
          />
          <ChoiceField
            label={fields.outcome}
            hint={words.outcomeHelp}
            clearable
            options={outcome.options.map((value) => ({ value, label: words.outcomes[value] }))}
            {...form.bind('outcome')}
          />
        </>
      )}
      <ChoiceField
        label={fields.fromStatusId}
        options={choosable(statuses, form.values.fromStatusId)}
        {...form.bind('fromStatusId')}
      />
      <ChoiceField
        label={fields.toStatusId}
        options={choosable(statuses, form.values.toStatusId)}
        {...form.bind('toStatusId')}
      />
      <RuleTrial form={form} />
      <TickField label={words.active} hint={words.activeHelp} {...form.bind('active')} />
    </RecordPanel>
  );
}

function valuesOf({ id: _, version: __, ...values }: StatusRuleView): RuleValues {
  return values;
}
