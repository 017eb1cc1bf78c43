// Saved views: a search with a name, one's own or shared with everybody. Choosing one shows its list as it is now.
import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { listViews, type OverviewView, removeView, saveView } from '../../shared/saved-views.ts';
import { IconBookmark, IconTrash } from '../activities/icons.ts';
import { call, Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { useOverviewTexts } from '../texts/overview.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { IconChevronDown } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import styles from './overview.module.css';
import { type OverviewSearch, readOverviewSearch } from './overview-search.ts';

const KEY = ['overview', 'views'];
const LONGEST = 60;

interface SavedViewsProps {
  search: OverviewSearch;
  onShow: (search: OverviewSearch) => void;
}

export function SavedViews({ search, onShow }: SavedViewsProps) {
  const { views: words } = useOverviewTexts();
  const { user } = useMe();
  const names = useReference();
  const { notify } = useNotices();
  const client = useQueryClient();
  const [naming, setNaming] = useState(false);
  const views =
    useQuery({ queryKey: KEY, queryFn: ({ signal }) => call(listViews, {}, { signal }) }).data?.items ?? [];
  const own = views.filter((view) => view.ownerId === user.id);
  const others = views.filter((view) => view.ownerId !== user.id);
  const refresh = () => void client.invalidateQueries({ queryKey: KEY });

  const save = async (name: string, shared: boolean) => {
    const { open: _, ...kept } = search;
    await call(saveView, { body: { name, shared, search: kept as Record<string, unknown> } });
    setNaming(false);
    refresh();
    notify(words.saved(name), { tone: 'good' });
  };
  const remove = async (view: OverviewView) => {
    await call(removeView, { params: { id: view.id } });
    refresh();
    const { name, shared, search: kept } = view;
    notify(words.removed(name), {
      undo: () => void call(saveView, { body: { name, shared, search: kept } }).then(refresh),
    });
  };
  const item = (view: OverviewView, detail?: string) => (
    <Menu.Item key={view.id} onClick={() => onShow(readOverviewSearch(view.search))} rightSection={detail}>
      {view.name}
    </Menu.Item>
  );

  return (
    <>
      <Menu width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {words.button}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own.map((view) => item(view, view.shared ? words.shared : undefined))}
          {others.length > 0 && <Menu.Label>{words.ofOthers}</Menu.Label>}
          {others.map((view) => item(view, names.user(view.ownerId)?.initials))}
          {views.length === 0 && <Menu.Label>{words.none}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item onClick={() => setNaming(true)}>{words.save}</Menu.Item>
          {own.map((view) => (
            <Menu.Item
              key={view.id}
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => void remove(view)}
            >
              {words.remove(view.name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={naming} onClose={() => setNaming(false)} title={words.saveTitle} size="sm">
        <NameForm taken={own.map((view) => view.name)} onSave={save} />
      </Dialog>
    </>
  );
}

interface NameFormProps {
  taken: readonly string[];
  onSave: (name: string, shared: boolean) => Promise<void>;
}

function NameForm({ taken, onSave }: NameFormProps) {
  const { common } = useTexts();
  const { views: words } = useOverviewTexts();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    onSave(name.trim(), shared).catch((error: unknown) =>
      setFault(error instanceof Refusal ? error.message : common.errors.offline),
    );
  };
  const replaces = taken.some((other) => other.toLowerCase() === name.trim().toLowerCase());
  return (
    <form className={styles.choosing} onSubmit={submit}>
      <TextInput
        data-autofocus
        label={<FieldLabel label={words.name} required />}
        maxLength={LONGEST}
        value={name}
        error={fault}
        description={replaces ? words.nameTaken : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Checkbox
        label={words.share}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <Button type="submit" disabled={!name.trim()}>
        {common.save}
      </Button>
    </form>
  );
}
