// How often customers are to be heard from, by status, by class or by both: «Kunde A: hver 30. dag».
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  changeRhythmRule,
  createRhythmRule,
  type RhythmRuleView,
  removeRhythmRule,
} from '../../shared/forgotten.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { rhythmCountsQuery, rhythmRulesQuery } from '../forgotten/queries.ts';
import { useRhythmName } from '../forgotten/use-why.ts';
import { ChoiceField, LineField, TickField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useForgottenTexts } from '../texts/forgotten.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { useNotices } from '../ui/notices.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { wholeNumber } from './numbers.ts';
import { InUse, RecordList } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { useOpen } from './use-open.ts';

const CLASSES = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((value) => ({ value, label: value }));

export function RhythmTab() {
  const settings = useSettingsTexts();
  const { every } = useForgottenTexts();
  const open = useOpen();
  const rules = useQuery(rhythmRulesQuery);
  const counts = useQuery(rhythmCountsQuery).data?.items;
  const nameOf = useRhythmName();
  const words = settings.rhythm;
  if (rules.isPending) return <Skeleton lines={4} />;
  if (rules.isError) {
    return <ErrorState message={rules.error.message} onRetry={() => void rules.refetch()} />;
  }
  const rows = rules.data.items;
  const chosen = rows.find((rule) => rule.id === open.id);
  const held = ({ id, active }: RhythmRuleView) =>
    active && counts ? (counts.find(({ ruleId }) => ruleId === id) ?? { customers: 0, due: 0 }) : null;
  return (
    <RecordList
      title={settings.tabs.rhythm}
      help={words.help}
      rows={rows}
      name={nameOf}
      open={open}
      columns={[
        { title: words.who, render: nameOf },
        { title: words.rhythm, render: ({ days }) => every(days) },
        { title: words.customers, wide: true, render: (rule) => held(rule)?.customers ?? '–' },
        {
          title: words.due,
          render: (rule) => {
            const due = held(rule)?.due ?? 0;
            if (due === 0) return '–';
            return (
              <Link to="/forgotten" search={{ owner: 'all', kinds: ['customer'] }}>
                {due}
              </Link>
            );
          },
        },
        { title: settings.fields.setting.active, render: (rule) => <InUse active={rule.active} /> },
      ]}
      empty={
        <EmptyState
          title={words.none}
          action={
            <Button variant="default" onClick={() => open.open('new')}>
              {settings.add}
            </Button>
          }
        >
          {words.noneHelp}
        </EmptyState>
      }
    >
      {(chosen || open.id === 'new') && (
        <RhythmPanel key={open.id} rule={chosen ?? null} onClose={open.close} />
      )}
    </RecordList>
  );
}

interface RhythmValues {
  statusId: number | null;
  class: string | null;
  days: string;
  active: boolean;
}

const NEW: RhythmValues = { statusId: null, class: null, days: '30', active: true };

function RhythmPanel({ rule, onClose }: { rule: RhythmRuleView | null; onClose: () => void }) {
  const settings = useSettingsTexts();
  const { statuses } = useReference();
  const { notify } = useNotices();
  const client = useQueryClient();
  const nameOf = useRhythmName();
  const refresh = async () => {
    await Promise.all(
      ['rhythm-rules', 'forgotten'].map((word) => client.invalidateQueries({ queryKey: [word] })),
    );
  };
  const form = useRecordForm<RhythmValues, RhythmRuleView>({
    draft: `rhythm:${rule?.id ?? 'new'}`,
    current: rule ? valuesOf(rule) : NEW,
    version: rule?.version ?? null,
    save: async ({ changed, values, version, idempotencyKey }) => {
      const { days, ...rest } = changed;
      const saved =
        rule && version !== null
          ? await call(changeRhythmRule, {
              params: { id: rule.id },
              body: { ...rest, ...(days !== undefined && { days: wholeNumber(days) }), version },
            })
          : await call(
              createRhythmRule,
              { body: { ...values, days: wholeNumber(values.days) } },
              { idempotencyKey },
            );
      await refresh();
      return saved;
    },
    onSaved: (saved) => {
      notify(settings.saved(nameOf(saved)), { tone: 'good' });
      onClose();
    },
  });
  const words = settings.rhythm;
  const fields = settings.fields.setting;
  const remove = async ({ id, version: _, ...former }: RhythmRuleView) => {
    await call(removeRhythmRule, { params: { id } });
    await refresh();
    notify(words.removed(nameOf(former)), {
      undo: async () => {
        await call(createRhythmRule, { body: former });
        await refresh();
      },
    });
    onClose();
  };
  return (
    <RecordPanel title={rule ? nameOf(rule) : words.newTitle} entity="setting" form={form} onClose={onClose}>
      <ChoiceField
        label={fields.statusId}
        hint={words.statusHelp}
        clearable
        options={statuses
          .filter((status) => status.active || status.id === form.values.statusId)
          .map((status) => ({ value: status.id, label: status.name }))}
        {...form.bind('statusId')}
      />
      <ChoiceField
        label={fields.class}
        hint={words.classHelp}
        clearable
        options={CLASSES}
        {...form.bind('class')}
      />
      <LineField label={fields.days} required hint={words.daysHelp} {...form.bind('days')} />
      <TickField label={words.active} {...form.bind('active')} />
      {rule && (
        <div>
          <Button variant="subtle" color="red" onClick={() => void remove(rule)}>
            {words.remove}
          </Button>
        </div>
      )}
    </RecordPanel>
  );
}

function valuesOf({ statusId, class: letter, days, active }: RhythmRuleView): RhythmValues {
  return { statusId, class: letter, days: String(days), active };
}
