// Faults of a form by field: the sentences that the server (or the form itself) gives, shown under the fields,
// gone as soon as the field is changed. The first faulty field takes focus.
import { type RefObject, useState } from 'react';

export interface FieldFault {
  /** the field's name, as in the body of the request and in the input's `name` */
  field: string;
  message: string;
}

export interface FieldErrors {
  /** The sentence to show under a field: pass it as `error`. */
  of: (field: string) => string | undefined;
  /** Shows these faults and moves focus to the first field that has one. */
  show: (faults: readonly FieldFault[]) => void;
  /** Call when a field is changed. */
  clear: (field?: string) => void;
}

export function useFieldErrors(form: RefObject<HTMLElement | null>): FieldErrors {
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  return {
    of: (field) => faults.find((fault) => fault.field === field)?.message,
    show: (found) => {
      setFaults(found);
      const named = new Set(found.map((fault) => fault.field));
      const inputs = [...(form.current?.querySelectorAll<HTMLElement>('[name]') ?? [])];
      inputs.find((input) => named.has(input.getAttribute('name') ?? ''))?.focus();
    },
    clear: (field) => setFaults(field === undefined ? [] : faults.filter((fault) => fault.field !== field)),
  };
}
