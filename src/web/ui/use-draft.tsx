// What somebody is typing, kept in this browser until it is saved: it survives an error, an expired session and
// a reload. Drafts belong to one user, so that the next person at the same machine never sees them.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const Owner = createContext('');

/** Says whose drafts the forms below keep: the id of the signed-in user. */
export function DraftOwner({ userId, children }: { userId: string; children: ReactNode }) {
  return <Owner value={userId}>{children}</Owner>;
}

export interface Draft<T> {
  /** what was typed, else the given value */
  value: T;
  set: (value: T) => void;
  /** whether something was typed that is not saved */
  dirty: boolean;
  /** whether it was typed before this page was opened: worth a word to the user */
  restored: boolean;
  /** Forgets what was typed: after saving, or to begin again from the given value. */
  clear: () => void;
}

/**
 * The working copy of a form's value. `key` names the form and its record, e.g. `activity:42`; until something is
 * typed the draft follows `value`. The value must survive JSON.
 */
export function useDraft<T>(key: string, value: T): Draft<T> {
  const place = `opfolg.draft.${useContext(Owner)}.${key}`;
  const [draft, setDraft] = useState(() => stored<T>(place));
  const [at, setAt] = useState(place);
  const [restored, setRestored] = useState(draft !== null);
  if (at !== place) {
    const other = stored<T>(place);
    setAt(place);
    setDraft(other);
    setRestored(other !== null);
  }

  // Written beside the drawing: a key stroke never waits for the disk, and a closing page still writes.
  useEffect(() => {
    if (draft !== null) write(place, draft);
  }, [draft, place]);

  return {
    value: draft ? draft.typed : value,
    set: (typed) => setDraft({ typed }),
    dirty: draft !== null,
    restored,
    clear: () => {
      localStorage.removeItem(place);
      setDraft(null);
      setRestored(false);
    },
  };
}

function stored<T>(place: string): { typed: T } | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null');
  } catch {
    return null;
  }
}

function write(place: string, draft: unknown) {
  try {
    localStorage.setItem(place, JSON.stringify(draft));
  } catch {
    // A full or barred storage must not stop anybody from typing; the draft then lives in this page only.
  }
}
