// The working copy of one record while somebody edits it: what was typed is a draft that survives errors, an
// expired session and a reload, and only the fields that differ are sent.
// What always holds: the draft remembers the version it was begun on, so a colleague's later change is noticed
// however long the draft lay, and the save is never a silent overwrite.
import { useState } from 'react';
import { type StaleDetails, staleDetails } from '../../shared/history.ts';
import { type Form, useForm } from '../data/use-form.ts';
import { useDraft } from '../ui/use-draft.tsx';

/** What a save sends: the fields that differ, and what makes it safe to send. */
export interface Saving<Values> {
  changed: Partial<Values>;
  /** everything, for a new record: what was proposed and left standing is meant as well */
  values: Values;
  /** the version that the change was made on; null for a new record */
  version: number | null;
  idempotencyKey: string;
}

interface Asked<Values, Saved> {
  /** names the draft: 'customer:42', 'customer:new' */
  draft: string;
  /** the record as the server has it now; its keys are the fields of the API */
  current: Values;
  version: number | null;
  save: (saving: Saving<Values>) => Promise<Saved>;
  onSaved: (record: Saved) => void;
}

export interface RecordForm<Values> {
  form: Form<Values>;
  values: Values;
  /** the fields that differ from what the draft was begun on */
  changed: Partial<Values>;
  dirty: boolean;
  /** the draft was typed before this page was opened */
  restored: boolean;
  /** somebody else was first: who changed what, until it is settled */
  stale: StaleDetails | null;
  set: (values: Partial<Values>) => void;
  /** what a field component needs: `<LineField label="…" {...form.bind('name')} />` */
  bind: <K extends keyof Values & string>(field: K) => FieldBinding<Values[K]>;
  save: () => Promise<void>;
  /** Saves on top of the version that `stale` told of, with only the fields that are to be kept. */
  saveOnTop: (kept: Partial<Values>) => Promise<void>;
  backFromStale: () => void;
  /** Forgets what was typed. */
  discard: () => void;
}

export interface FieldBinding<Value> {
  name: string;
  value: Value;
  onChange: (value: Value) => void;
  error: string | undefined;
}

export function useRecordForm<Values extends object, Saved>(asked: Asked<Values, Saved>): RecordForm<Values> {
  const draft = useDraft(asked.draft, { base: asked.current, values: asked.current, version: asked.version });
  const { base, values, version } = draft.value;
  const form = useForm<Values>({
    value: values,
    set: (typed) => draft.set({ base, version, values: typed }),
  });
  const [stale, setStale] = useState<StaleDetails | null>(null);
  const changed = differing(base, values);
  const dirty = Object.keys(changed).length > 0;

  const send = async (kept: Partial<Values>, onVersion: number | null) => {
    const saved = await form.submit(
      (idempotencyKey) => asked.save({ changed: kept, values, version: onVersion, idempotencyKey }),
      (refusal) => {
        const late = staleDetails.safeParse(refusal.details);
        if (refusal.id !== 'stale-version' || !late.success) return false;
        setStale(late.data);
        return true;
      },
    );
    if (saved === undefined) return;
    setStale(null);
    draft.clear();
    asked.onSaved(saved);
  };

  return {
    form,
    values,
    changed,
    dirty,
    restored: draft.restored && dirty,
    stale,
    set: form.set,
    bind: (field) => ({
      name: field,
      value: values[field],
      error: faultOf(form.errors.of, field, values[field]),
      onChange: (value) => {
        form.set({ [field]: value } as unknown as Partial<Values>);
        if (Array.isArray(value)) form.errors.clear();
      },
    }),
    save: async () => {
      // A date that cannot be read makes its field invalid: focus goes there instead of anything being sent.
      const invalid = form.ref.current?.querySelector<HTMLElement>('input:invalid');
      if (invalid) invalid.focus();
      else await send(changed, version);
    },
    saveOnTop: (kept) => send(kept, stale?.currentVersion ?? version),
    backFromStale: () => setStale(null),
    discard: () => {
      form.errors.clear();
      draft.clear();
    },
  };
}

/** The sentence for a field; for a list of words also that of a single one of them, 'emails.1'. */
function faultOf(of: (field: string) => string | undefined, field: string, value: unknown) {
  if (!Array.isArray(value)) return of(field);
  return of(field) ?? value.map((_, i) => of(`${field}.${i}`)).find(Boolean);
}

function differing<Values extends object>(base: Values, values: Values): Partial<Values> {
  const fields = Object.keys(values) as (keyof Values)[];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(values[field]) !== JSON.stringify(base[field]))
      .map((field) => [field, values[field]]),
  ) as Partial<Values>;
}
