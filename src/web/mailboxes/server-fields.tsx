// What hardly anybody must know: port, encryption, user name. Folded, and open as soon as one of them is at fault.
import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Form } from '../data/use-form.ts';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import styles from './mailboxes.module.css';
import type { Security } from './presets.ts';
import { type TypedMailbox, typedServer } from './typed-mailbox.ts';

const SECURITIES = ['tls', 'starttls', 'none'] as const;
const PORTS: Record<Security, string> = { tls: '993', starttls: '143', none: '143' };
const FIELDS = ['port', 'security', 'username'];

interface ServerFieldsProps {
  form: Form<TypedMailbox & { password: string }>;
  typed: TypedMailbox;
}

export function ServerFields({ form, typed }: ServerFieldsProps) {
  const words = useMailboxTexts().form;
  const { port, security } = typedServer(typed);
  const box = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const faulty = FIELDS.find((field) => form.errors.of(field));
  // Focus cannot go to a field that is folded away: it opens first.
  useEffect(() => {
    if (!faulty) return;
    setOpen(true);
    requestAnimationFrame(() => {
      if (document.activeElement?.getAttribute('aria-invalid') === 'true') return;
      box.current?.querySelector<HTMLElement>(`[name="${faulty}"]`)?.focus();
    });
  }, [faulty]);

  const chooseSecurity = (chosen: Security) => {
    const usual = Object.values(PORTS).includes(port);
    form.set({ security: chosen, ...(usual && { port: PORTS[chosen] }) });
  };
  return (
    <details
      ref={box}
      className={styles.advanced}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words.advanced}</summary>
      <div className={styles.pair}>
        <NativeSelect
          size="xs"
          name="security"
          label={words.security}
          value={security}
          error={form.errors.of('security')}
          data={SECURITIES.map((value) => ({ value, label: words.securities[value] }))}
          onChange={(event) => chooseSecurity(SECURITIES.find((one) => one === event.target.value) ?? 'tls')}
        />
        <TextInput
          name="port"
          label={words.port}
          inputMode="numeric"
          autoComplete="off"
          value={port}
          error={form.errors.of('port')}
          onChange={(event) => form.set({ port: event.target.value })}
        />
      </div>
      <TextInput
        {...form.text('username')}
        label={words.username}
        description={words.usernameHelp}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        spellCheck={false}
      />
    </details>
  );
}
