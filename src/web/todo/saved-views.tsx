// Named views: a view is nothing but the address of a list, kept per user; the same address can be sent to a
// colleague, who then sees the same filters on his own list.
import { Button, Menu, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { SavedView } from '../../shared/todo.ts';
import { IconBookmark, IconTrash } from '../activities/icons.ts';
import { usePreference } from '../data/me.ts';
import { useTexts } from '../texts/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { IconChevronDown } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import styles from './todo.module.css';
import { readTodoSearch, type TodoSearch } from './todo-search.ts';

const NONE: SavedView[] = [];
/** Longest name that a view may have (savedView in shared/todo.ts). */
const LONGEST = 60;

export function SavedViews({ search }: { search: TodoSearch }) {
  const words = useTexts().todo.views;
  const { notify } = useNotices();
  const navigate = useNavigate();
  const { searchStr } = useLocation();
  const [views, setViews] = usePreference<SavedView[]>('todo.views', NONE);
  const [naming, setNaming] = useState(false);

  const show = (shown: TodoSearch) => void navigate({ to: '/todo', search: shown });
  const save = (name: string) => {
    const { open, ...kept } = search;
    const others = views.filter((view) => view.name !== name);
    setViews([...others, { name, search: JSON.stringify(kept) }]);
    setNaming(false);
    notify(words.saved(name), { tone: 'good' });
  };
  const remove = (view: SavedView) => {
    setViews(views.filter((other) => other !== view));
    notify(words.removed(view.name), { undo: () => setViews(views) });
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}/todo${withoutOpen(searchStr)}`);
      notify(words.copied, { tone: 'good' });
    } catch {
      notify(words.copyFailed);
    }
  };

  return (
    <>
      <Menu>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            aria-label={words.button}
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            <span className={styles.viewsWord}>{words.button}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <Menu.Item onClick={() => show({})}>{words.standard}</Menu.Item>
          {views.map((view) => (
            <Menu.Item key={view.name} onClick={() => show(searchIn(view))}>
              {view.name}
            </Menu.Item>
          ))}
          {views.length === 0 && <Menu.Label>{words.none}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item onClick={() => setNaming(true)}>{words.save}</Menu.Item>
          <Menu.Item onClick={() => void copy()}>{words.copy}</Menu.Item>
          {views.length > 0 && <Menu.Divider />}
          {views.map((view) => (
            <Menu.Item
              key={view.name}
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => remove(view)}
            >
              {words.remove(view.name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={naming} onClose={() => setNaming(false)} title={words.saveTitle} size="sm">
        <NameForm taken={views.map((view) => view.name)} onSave={save} />
      </Dialog>
    </>
  );
}

function NameForm({ taken, onSave }: { taken: readonly string[]; onSave: (name: string) => void }) {
  const { todo, common } = useTexts();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onSave(name.trim());
  };
  return (
    <form className={styles.choices} onSubmit={submit}>
      <TextInput
        data-autofocus
        label={<FieldLabel label={todo.views.name} required />}
        maxLength={LONGEST}
        value={name}
        description={taken.includes(name.trim()) ? todo.views.nameTaken : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={!name.trim()}>
        {common.save}
      </Button>
    </form>
  );
}

/** A view that another version of the program saved may hold what this one does not know. */
function searchIn(view: SavedView): TodoSearch {
  try {
    return readTodoSearch(JSON.parse(view.search));
  } catch {
    return {};
  }
}

function withoutOpen(searchStr: string): string {
  const asked = new URLSearchParams(searchStr);
  asked.delete('open');
  const text = asked.toString();
  return text && `?${text}`;
}
