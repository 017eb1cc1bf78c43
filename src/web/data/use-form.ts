// What every form does alike: its values, the sentence under each field, one save at a time.
// What always holds: a save that is sent twice with the same content acts once (Idempotency-Key), and whatever
// the server refuses leaves the values as they were typed.
import { type ChangeEvent, type RefObject, useRef, useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import { type FieldErrors, useFieldErrors } from '../ui/use-field-errors.ts';
import { Refusal } from './call.ts';

export interface Form<V> {
  ref: RefObject<HTMLFormElement | null>;
  values: V;
  set: (part: Partial<V>) => void;
  errors: FieldErrors;
  /** props for a text field */
  text: (field: keyof V & string) => {
    name: string;
    value: string;
    error: string | undefined;
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  };
  /** props for a tick box or switch */
  tick: (field: keyof V & string) => {
    name: string;
    checked: boolean;
    onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  };
  busy: boolean;
  /** what went wrong beyond single fields, in a sentence */
  fault: string | undefined;
  /**
   * Runs a save unless one is under way. Shows what the server refuses and answers undefined; `onRefusal` may
   * take a refusal over by answering true.
   */
  submit: <T>(
    act: (idempotencyKey: string) => Promise<T>,
    onRefusal?: (refusal: Refusal) => boolean,
  ) => Promise<T | undefined>;
}

/** A form over values that are kept elsewhere: in state, or in a draft (ui/use-draft). */
export function useForm<V extends object>({ value, set }: { value: V; set: (value: V) => void }): Form<V> {
  const { errors: words } = useTexts().common;
  const ref = useRef<HTMLFormElement>(null);
  const errors = useFieldErrors(ref);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const running = useRef(false);
  const attempt = useRef({ content: '', key: '' });

  const change = (part: Partial<V>) => {
    set({ ...value, ...part });
    for (const field of Object.keys(part)) errors.clear(field);
  };
  const show = (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const faults = Object.entries(error.fields).map(([field, message]) => ({ field, message }));
    errors.show(faults);
    if (faults.length === 0) setFault(error.message || words.offline);
  };
  return {
    ref,
    values: value,
    set: change,
    errors,
    text: (field) => ({
      name: field,
      value: String(value[field] ?? ''),
      error: errors.of(field),
      onChange: (event) => change({ [field]: event.target.value } as unknown as Partial<V>),
    }),
    tick: (field) => ({
      name: field,
      checked: Boolean(value[field]),
      onChange: (event) => change({ [field]: event.target.checked } as unknown as Partial<V>),
    }),
    busy,
    fault,
    async submit(act, onRefusal) {
      if (running.current) return undefined;
      const content = JSON.stringify(value);
      if (attempt.current.content !== content) attempt.current = { content, key: randomKey() };
      running.current = true;
      setBusy(true);
      setFault(undefined);
      try {
        const answer = await act(attempt.current.key);
        attempt.current.content = '';
        return answer;
      } catch (error) {
        if (!(error instanceof Refusal && onRefusal?.(error))) show(error);
        return undefined;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}

/** A key nobody else will choose. (crypto.randomUUID is missing where a firm uses plain http on its own network.) */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
