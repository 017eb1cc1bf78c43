// What creating a customer and creating a contact inside another form have in common: the frame, Enter and
// Escape, the warning of duplicates while typing, and that a double click creates once.
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { DuplicateView } from '../../shared/customers.ts';
import { Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import styles from './activity.module.css';
import { useRefused } from './consequences.ts';
import { useIdempotencyKey } from './idempotency-key.ts';

interface QuickInput {
  fields: { name: string };
  duplicates: (signal: AbortSignal) => Promise<{ items: DuplicateView[] }>;
  create: (idempotencyKey: string) => Promise<void>;
}

const WAIT_MS = 250;
/** fields that are the first of a list on the server */
const LISTED: Record<string, string> = { email: 'emails.0', address: 'emails.0', domain: 'emailDomains.0' };

export function useQuickCreate({ fields, duplicates, create }: QuickInput) {
  const words = useTexts().activities.quick;
  const { notify } = useNotices();
  const refused = useRefused();
  const keyFor = useIdempotencyKey();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [asked] = useDebouncedValue(JSON.stringify(fields), WAIT_MS);
  const found = useQuery({
    queryKey: ['duplicates', asked],
    queryFn: ({ signal }) => duplicates(signal),
    enabled: fields.name.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });

  const submit = async () => {
    if (busy) return;
    if (fields.name.trim() === '') return setFaults({ name: words.nameMissing });
    setBusy(true);
    try {
      await create(keyFor(fields));
      notify(words.created(fields.name.trim()), { tone: 'good' });
    } catch (error) {
      if (error instanceof Refusal && Object.keys(error.fields).length > 0) setFaults(error.fields);
      else refused(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    submit,
    /** the sentence under a field; faults of a list of addresses belong to its one field */
    errorOf: (field: string) => faults[field] ?? faults[LISTED[field] ?? ''],
    duplicates: found.data?.items ?? [],
  };
}

interface QuickCreateProps {
  title: string;
  quick: ReturnType<typeof useQuickCreate>;
  onCancel: () => void;
  onUse: (existing: DuplicateView) => void;
  children: ReactNode;
}

export function QuickCreate({ title, quick, onCancel, onUse, children }: QuickCreateProps) {
  const words = useTexts().activities.quick;
  const onKeyDown = (event: KeyboardEvent) => {
    const inField = event.target instanceof HTMLInputElement;
    if (event.key === 'Enter' && inField) void quick.submit();
    else if (event.key === 'Escape') onCancel();
    else return;
    // The form around it must neither save nor close.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in all browsers.
    <div role="group" aria-label={title} className={styles.quick} onKeyDown={onKeyDown}>
      <h3>{title}</h3>
      {children}
      {quick.duplicates.length > 0 && (
        <div className={styles.duplicates} role="status">
          <p className={styles.warning}>{words.duplicates}</p>
          <ul>
            {quick.duplicates.map((found) => (
              <li key={found.id}>
                <button type="button" className={styles.link} onClick={() => onUse(found)}>
                  {words.use([found.accountNumber, found.name].filter(Boolean).join(' '))}
                </button>{' '}
                <span className={styles.quiet}>
                  {found.reasons.map((reason) => words.reasons[reason]).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.buttons}>
        <Button loading={quick.busy} onClick={() => void quick.submit()}>
          {words.create}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
