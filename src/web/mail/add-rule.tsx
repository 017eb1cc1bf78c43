// An own rule: mail with this address or domain is never journalled, or is private and leaves nothing behind.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { normaliseDomain, normaliseEmail } from '../../shared/identifiers.ts';
import { addMailRule } from '../../shared/mail-rules.ts';
import { useRefused } from '../activities/consequences.ts';
import { call, Refusal } from '../data/call.ts';
import { useMailTexts } from '../texts/mail.ts';
import { useNotices } from '../ui/notices.tsx';
import { mailRulesQuery } from './queries.ts';
import styles from './rules.module.css';

const ACTIONS = ['ignore', 'private'] as const;

export function AddRule() {
  const words = useMailTexts().rules;
  const client = useQueryClient();
  const { notify } = useNotices();
  const refused = useRefused();
  const field = useRef<HTMLInputElement>(null);
  const [pattern, setPattern] = useState('');
  const [action, setAction] = useState<(typeof ACTIONS)[number]>('ignore');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const failed = (message: string) => {
    setFault(message);
    field.current?.focus();
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = tidied(pattern);
    if (wanted === null) return failed(words.invalid);
    if (busy) return;
    setBusy(true);
    try {
      const rule = await call(addMailRule, { body: { pattern: wanted, action } });
      setPattern('');
      notify(words.added(rule.pattern), { tone: 'good' });
      await client.invalidateQueries({ queryKey: mailRulesQuery.queryKey });
    } catch (error) {
      if (error instanceof Refusal && (error.fields.pattern || error.id === 'invalid-mail-pattern')) {
        failed(error.fields.pattern ?? error.message);
      } else refused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.addRule}
      aria-label={words.addTitle}
      noValidate
      onSubmit={(event) => void add(event)}
    >
      <h2>{words.addTitle}</h2>
      <div className={styles.addFields}>
        <TextInput
          ref={field}
          label={words.pattern}
          placeholder={words.patternHint}
          name="pattern"
          autoComplete="off"
          inputMode="email"
          maxLength={260}
          value={pattern}
          error={fault}
          onChange={(event) => {
            setPattern(event.target.value);
            setFault(undefined);
          }}
        />
        <NativeSelect
          size="xs"
          label={words.does}
          name="action"
          value={action}
          data={ACTIONS.map((value) => ({ value, label: words.choices[value] }))}
          onChange={(event) => setAction(ACTIONS.find((one) => one === event.target.value) ?? 'ignore')}
        />
        <Button type="submit" variant="default" loading={busy}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}

/** An address, or a domain written as «@firma.dk»; null when it is neither. */
function tidied(text: string): string | null {
  const written = text.trim();
  if (written.lastIndexOf('@') > 0) return normaliseEmail(written);
  const domain = normaliseDomain(written);
  return domain && `@${domain}`;
}
