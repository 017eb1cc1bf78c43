// Which activity moves a customer from which status to which, by itself (domain, «Status change»).
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useReference } from '../data/reference.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { EmptyState } from '../ui/states.tsx';
import { InUse, RecordList } from './record-list.tsx';
import { RulePanel } from './rule-panel.tsx';
import { useOpen } from './use-open.ts';
import { useRuleSentence } from './use-rule-sentence.ts';

export function RulesTab() {
  const settings = useSettingsTexts();
  const names = useReference();
  const open = useOpen();
  const chosen = names.rules.find((rule) => rule.id === open.id);
  const words = settings.rules;
  const when = useRuleSentence();
  return (
    <RecordList
      title={settings.tabs.rules}
      help={
        <>
          {words.help} <Link to="/status-changes">{words.changes}</Link>
        </>
      }
      rows={names.rules}
      name={when}
      open={open}
      columns={[
        { title: words.when, render: when },
        {
          title: words.moves,
          render: (rule) =>
            words.fromTo(
              names.status(rule.fromStatusId)?.name ?? '',
              names.status(rule.toStatusId)?.name ?? '',
            ),
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
        <RulePanel key={open.id} rule={chosen ?? null} onClose={open.close} />
      )}
    </RecordList>
  );
}
