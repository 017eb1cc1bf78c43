// The values of a rule being made or changed, saving it, and running it on what came before, a hundred mails at a time.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { normaliseDomain, normaliseEmail } from '../../shared/identifiers.ts';
import { addMailRule, changeMailRule, type MailRuleView, runMailRule } from '../../shared/mail-rules.ts';
import { call, Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { useMailRuleTexts } from '../texts/mail-rules.ts';
import { useNotices } from '../ui/notices.tsx';
import type { Chosen } from './party-fields.tsx';
import { refreshMail } from './queries.ts';
import type { Running } from './rule-preview.tsx';
import { useRuleName } from './rule-words.ts';

interface Values {
  kind: MailRuleView['kind'];
  pattern: string;
  action: MailRuleView['action'];
  chosen: Chosen;
}
type Faults = Partial<Record<'pattern' | 'action' | 'customerId', string>>;

const EVERY = ['place', 'ignore', 'private'] as const;
const OWN = ['ignore', 'private'] as const;
const PRIVATE = ['private'] as const;
const PLACE = ['place'] as const;

function valuesOf(rule: MailRuleView | null): Values {
  const { kind = 'sender', pattern = '', action = 'place' } = rule ?? {};
  const customer = rule?.customerId
    ? { id: String(rule.customerId), name: rule.customerName ?? '', detail: rule.accountNumber ?? '' }
    : null;
  const contact =
    customer && rule?.contactId
      ? { id: String(rule.contactId), name: rule.contactName ?? '', customer }
      : null;
  return { kind, pattern, action, chosen: { customer, contact } };
}

export function useRuleForm(rule: MailRuleView | null, onDone: () => void) {
  const { common } = useTexts();
  const mail = useMailTexts();
  const words = useMailRuleTexts();
  const nameOf = useRuleName();
  const { notify } = useNotices();
  const client = useQueryClient();
  const [values, setValues] = useState(() => valuesOf(rule));
  const [faults, setFaults] = useState<Faults>({});
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<number | null>(null);

  const { kind, pattern, action, chosen } = values;
  const customerId = action === 'place' && chosen.customer ? Number(chosen.customer.id) : null;
  const contactId = action === 'place' && chosen.contact ? Number(chosen.contact.id) : null;
  const body = { kind, pattern: pattern.trim(), action, customerId, contactId };

  const change = (part: Partial<Values>) => {
    setValues({ ...values, ...part });
    setFaults({});
    setFault(undefined);
  };
  const check = (): boolean => {
    const wrong: Faults = {};
    if (kind === 'sender' && tidied(pattern) === null) wrong.pattern = words.form.invalid;
    if (action === 'place' && customerId === null) wrong.customerId = mail.place.customerMissing;
    setFaults(wrong);
    return Object.keys(wrong).length === 0;
  };

  /** Runs it to the end, telling how far it has come. */
  const run = async (id: number, on: 'waiting' | 'journalled', before: number): Promise<number> => {
    let done = 0;
    for (let after: number | null = 0; after !== null; ) {
      const step: { done: number; next: number | null } = await call(runMailRule, {
        params: { id },
        body: { on, after },
      });
      done += step.done;
      after = step.next;
      setProgress(before + done);
    }
    return done;
  };

  const save = async (running: Running): Promise<void> => {
    if (busy || !check()) return;
    setBusy(true);
    setFault(undefined);
    let done = 0;
    let saved: MailRuleView | undefined;
    try {
      saved = rule
        ? await call(changeMailRule, {
            params: { id: rule.id },
            body: { pattern: body.pattern, action, customerId, contactId, version: rule.version },
          })
        : await call(addMailRule, { body });
      const told = [rule ? words.form.changed(nameOf(saved)) : words.form.added(nameOf(saved))];
      for (const on of ['waiting', 'journalled'] as const) {
        if (!running[on]) continue;
        const some = await run(saved.id, on, done);
        done += some;
        told.push(words.running[doneWord(action, on)](some));
      }
      notify(told.join(' '), { tone: 'good' });
      onDone();
    } catch (error) {
      if (saved) setFault(words.running.stopped(done));
      else if (error instanceof Refusal) {
        setFaults(error.fields);
        if (Object.keys(error.fields).length === 0) setFault(error.message);
      } else setFault(common.errors.offline);
    } finally {
      setBusy(false);
      setProgress(null);
      refreshMail(client);
    }
  };

  return {
    values,
    faults,
    fault,
    busy,
    progress,
    change,
    check,
    save,
    chooseKind: (to: Values['kind']) =>
      change({ kind: to, pattern: '', action: to === 'sender' ? 'place' : 'private' }),
    /** what the rule may do: what was everybody's stays so */
    actions: kind !== 'sender' ? PRIVATE : rule ? (rule.action === 'place' ? PLACE : OWN) : EVERY,
    /** as the server is asked beforehand */
    previewed: { ...body, ruleId: rule?.id },
  };
}

const doneWord = (action: Values['action'], on: keyof Running) =>
  action === 'private' ? 'erased' : on === 'journalled' ? 'moved' : action === 'place' ? 'placed' : 'ignored';

/** An address, or a domain written as «@firma.dk»; null when it is neither. */
function tidied(text: string): string | null {
  const written = text.trim();
  if (written.lastIndexOf('@') > 0) return normaliseEmail(written);
  const domain = normaliseDomain(written);
  return domain && `@${domain}`;
}
