// The firm's tags: how each is used, renamed, united with another, removed.
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { createTag, listTags, mergeTag, removeTag, renameTag } from '../../shared/tags.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { ChoiceField, LineField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useSettingsTexts } from '../texts/settings.ts';
import { useTagTexts } from '../texts/tags.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { RecordList } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import styles from './settings.module.css';
import { useOpen } from './use-open.ts';
import { useRefresh } from './use-refresh.ts';

type Tag = OutputOf<(typeof listTags)['response']>['items'][number];

/** By «reference», so that what a colleague does to the tags shows here too. */
const KEY = ['reference', 'tags'];

export function TagsTab() {
  const settings = useSettingsTexts();
  const words = useTagTexts();
  const open = useOpen();
  const tags = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call(listTags, {}, { signal }) });
  if (tags.isPending) return <Skeleton lines={4} />;
  if (tags.isError) return <ErrorState message={tags.error.message} onRetry={() => void tags.refetch()} />;
  const rows = tags.data.items.map((tag) => ({ ...tag, active: true }));
  const chosen = rows.find((tag) => tag.id === open.id);
  return (
    <RecordList
      title={words.title}
      help={words.settings.help}
      rows={rows}
      name={(tag) => tag.name}
      open={open}
      columns={[
        { title: settings.fields.setting.name, render: (tag) => tag.name },
        {
          title: words.settings.used,
          render: (tag) =>
            tag.activities === 0 ? (
              '–'
            ) : (
              <Link to="/overview" search={{ tags: [tag.id] }}>
                {tag.activities}
              </Link>
            ),
        },
      ]}
      empty={
        <EmptyState
          title={words.settings.none}
          action={
            <Button variant="default" onClick={() => open.open('new')}>
              {settings.add}
            </Button>
          }
        >
          {words.settings.noneHelp}
        </EmptyState>
      }
    >
      {(chosen || open.id === 'new') && (
        <TagPanel key={open.id} tag={chosen ?? null} others={rows} onClose={open.close} />
      )}
    </RecordList>
  );
}

interface TagPanelProps {
  /** null: a new one */
  tag: Tag | null;
  others: readonly Tag[];
  onClose: () => void;
}

function TagPanel({ tag, others, onClose }: TagPanelProps) {
  const settings = useSettingsTexts();
  const words = useTagTexts().settings;
  const { notify } = useNotices();
  const refresh = useRefresh();
  const form = useRecordForm({
    draft: `tag:${tag?.id ?? 'new'}`,
    current: { name: tag?.name ?? '' },
    version: tag?.version ?? null,
    save: async ({ values, version }) => {
      const saved =
        tag && version !== null
          ? await call(renameTag, { params: { id: tag.id }, body: { ...values, version } })
          : await call(createTag, { body: values });
      await refresh();
      return saved;
    },
    onSaved: ({ name }) => {
      notify(tag ? settings.saved(name) : settings.created(name), { tone: 'good' });
      onClose();
    },
  });
  return (
    <RecordPanel title={tag?.name ?? words.newTitle} entity="setting" form={form} onClose={onClose}>
      <LineField label={settings.fields.setting.name} required autoFocus {...form.bind('name')} />
      {tag && <ClearUp tag={tag} others={others.filter(({ id }) => id !== tag.id)} onDone={onClose} />}
    </RecordPanel>
  );
}

interface ClearUpProps {
  tag: Tag;
  others: readonly Tag[];
  onDone: () => void;
}

function ClearUp({ tag, others, onDone }: ClearUpProps) {
  const words = useTagTexts().settings;
  const { common } = useTexts();
  const { notify } = useNotices();
  const refused = useRefused();
  const refresh = useRefresh();
  const client = useQueryClient();
  const [into, setInto] = useState<number | null>(null);
  const [removing, setRemoving] = useState(false);
  const act = async (work: () => Promise<string>) => {
    try {
      notify(await work(), { tone: 'good' });
      onDone();
    } catch (error) {
      refused(error);
    }
    setRemoving(false);
    await refresh();
    await client.invalidateQueries({ queryKey: ['overview'] });
  };
  const merge = () =>
    act(async () => {
      const kept = await call(mergeTag, { params: { id: tag.id }, body: { into: into! } });
      return words.merged(tag.name, kept.name);
    });
  const remove = () =>
    act(async () => {
      await call(removeTag, { params: { id: tag.id } });
      return words.removed(tag.name);
    });
  return (
    <>
      {others.length > 0 && (
        <>
          <ChoiceField
            label={words.merge}
            hint={words.mergeHelp}
            name="into"
            error={undefined}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            clearable
            value={into}
            onChange={setInto}
          />
          <div className={styles.buttons}>
            <Button variant="default" disabled={into === null} onClick={() => void merge()}>
              {words.mergeButton}
            </Button>
          </div>
        </>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </div>
      <Dialog
        opened={removing}
        onClose={() => setRemoving(false)}
        title={words.removeTitle(tag.name)}
        size="sm"
      >
        <div className={styles.form}>
          <p>{words.removeHelp(tag.activities)}</p>
          <div className={styles.buttons}>
            <Button data-autofocus onClick={() => void remove()}>
              {words.remove}
            </Button>
            <Button variant="default" onClick={() => setRemoving(false)}>
              {common.cancel}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
