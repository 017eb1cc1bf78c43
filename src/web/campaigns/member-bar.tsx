// What narrows the members, and what is done with those that are marked.
import { Button, Group, Menu, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type MemberRow, removeMembers } from '../../shared/campaigns.ts';
import { type CampaignResponse, campaignResponse } from '../../shared/responses.ts';
import { SearchField } from '../activities/search-field.tsx';
import { call, Refusal } from '../data/call.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import { useNotices } from '../ui/notices.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import styles from './campaigns.module.css';
import { ResponseItems } from './response-menu.tsx';
import { type ChangeOf, DIALOGUES, type MemberSearch } from './search.ts';

interface MemberFiltersProps {
  search: MemberSearch;
  onChange: (part: ChangeOf<MemberSearch>) => void;
}

export function MemberFilters({ search, onChange }: MemberFiltersProps) {
  const { filters, search: find } = useCampaignTexts().member;
  const { responses } = useTexts().activities;
  return (
    <>
      <SearchField
        className={styles.search}
        label={find}
        value={search.q ?? ''}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <FilterMenu
        label={filters.response}
        several
        options={campaignResponse.options.map((value) => ({ value, label: responses[value] }))}
        chosen={search.responses ?? []}
        onChange={(chosen) => onChange({ responses: chosen.length > 0 ? chosen : undefined })}
      />
      <FilterMenu
        label={filters.dialogue}
        options={DIALOGUES.map((value) => ({ value, label: filters.dialogues[value] }))}
        chosen={search.dialogue ? [search.dialogue] : []}
        onChange={([dialogue]) => onChange({ dialogue })}
      />
    </>
  );
}

/** What narrows the members, in words. */
export function useMemberFilterNames({ q, responses, dialogue }: MemberSearch): string[] {
  const { filters } = useCampaignTexts().member;
  const { records, activities } = useTexts();
  return [
    q && records.list.word(q),
    responses && `${filters.response}: ${responses.map((one) => activities.responses[one]).join(', ')}`,
    dialogue && filters.dialogues[dialogue],
  ].filter((name): name is string => Boolean(name));
}

interface MemberBulkProps {
  campaignId: number;
  marked: readonly MemberRow[];
  onAnswer: (response: CampaignResponse) => void;
  onClear: () => void;
}

export function MemberBulk({ campaignId, marked, onAnswer, onClear }: MemberBulkProps) {
  const { member: words, clearMarks } = useCampaignTexts();
  const [removing, setRemoving] = useState(false);
  return (
    <SelectionBar
      label={words.markedLabel}
      count={words.marked(marked.length)}
      clearLabel={clearMarks}
      onClear={onClear}
    >
      <Menu position="top-start">
        <Menu.Target>
          <Button variant="default">{words.setResponse}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ResponseItems onChange={onAnswer} />
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" onClick={() => setRemoving(true)}>
        {words.remove}
      </Button>
      {removing && (
        <RemoveDialog
          campaignId={campaignId}
          ids={marked.map((row) => row.id)}
          onClose={() => setRemoving(false)}
          onRemoved={onClear}
        />
      )}
    </SelectionBar>
  );
}

interface RemoveDialogProps {
  campaignId: number;
  ids: readonly number[];
  onClose: () => void;
  onRemoved: () => void;
}

/** The server takes so many at a time. */
const AT_ONCE = 500;

function RemoveDialog({ campaignId, ids, onClose, onRemoved }: RemoveDialogProps) {
  const { member: words } = useCampaignTexts();
  const { common } = useTexts();
  const { notify } = useNotices();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const body = { memberIds: ids.slice(from, from + AT_ONCE) };
        await call(removeMembers, { params: { id: campaignId }, body });
      }
      notify(words.removed(ids.length), { tone: 'good' });
      onRemoved();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notify(error.message || common.errors.offline, { tone: 'danger' });
    } finally {
      void client.invalidateQueries({ queryKey: ['campaign'] });
      onClose();
    }
  };
  return (
    <Dialog opened onClose={onClose} title={words.removeTitle(ids.length)} size="sm">
      <Stack gap="md">
        <p>{words.removeHelp}</p>
        <Group gap="xs">
          <Button loading={busy} onClick={() => void remove()} data-autofocus>
            {words.remove}
          </Button>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {common.cancel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
