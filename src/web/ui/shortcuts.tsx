// Keys that work on a whole page, and the list of all keys that «?» shows. A page declares its keys with
// useShortcuts; they live as long as the page does. Keys of a grid's rows are declared here too, without `run`,
// so that the help can name them.
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';

export interface Shortcut {
  /** one key as KeyboardEvent.key gives it, e.g. 'n', '/', '?'; 'mod+k' = Ctrl or Cmd */
  keys: string;
  label: string;
  /** left out where something else listens: the help only names it */
  run?: () => void;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

interface Register {
  groups: readonly ShortcutGroup[];
  add: (group: ShortcutGroup) => () => void;
}

const Context = createContext<Register>({ groups: [], add: () => () => {} });

export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<readonly ShortcutGroup[]>([]);
  const add = useRef((group: ShortcutGroup) => {
    setGroups((before) => [...before, group]);
    return () => setGroups((before) => before.filter((other) => other !== group));
  }).current;
  return <Context value={{ groups, add }}>{children}</Context>;
}

/** Declares the keys of a page under a heading of the help. They never fire while somebody types. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const { add } = useContext(Context);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const named = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n');

  useEffect(() => {
    const listed = named.split('\n').flatMap((line) => {
      const [keys, label] = line.split('\t');
      return keys && label ? [{ keys, label }] : [];
    });
    return listed.length > 0 ? add({ title, shortcuts: listed }) : undefined;
  }, [add, title, named]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const match = latest.current.find(({ keys, run }) => run && isPressed(event, keys));
      if (!match) return;
      event.preventDefault();
      match.run?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** All keys declared at the moment, groups of the same title joined. */
export function useShortcutGroups(): ShortcutGroup[] {
  const { groups } = useContext(Context);
  const titles = [...new Set(groups.map((group) => group.title))];
  return titles.map((title) => ({
    title,
    shortcuts: groups.filter((group) => group.title === title).flatMap((group) => group.shortcuts),
  }));
}

function isPressed(event: KeyboardEvent, keys: string): boolean {
  const withMod = keys.startsWith('mod+');
  const mod = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || event.altKey || withMod !== mod) return false;
  if (!withMod && isTyping(event.target)) return false;
  return event.key.toLowerCase() === keys.replace('mod+', '');
}

/** Whether keys now belong to a field, an open menu or a dialog rather than to the page. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=listbox]',
    ) !== null
  );
}
