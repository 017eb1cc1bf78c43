// A sales project made where an activity is written: what it is called and for how much is enough. It is the activity's
// customer's, and the activity is bound to it.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { createProject } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { AmountField } from '../ui/amount-field.tsx';
import styles from './activity.module.css';
import type { ActivityForm } from './activity-form.ts';
import { type ProjectPick, projectPick } from './find-sale.ts';
import { QuickCreate, useQuickCreate } from './quick-create.tsx';

interface QuickCreateProjectProps {
  /** what was typed in the picker */
  name: string;
  form: ActivityForm;
  onCancel: () => void;
  onChosen: (project: ProjectPick) => void;
}

export function QuickCreateProject({ name, form, onCancel, onChosen }: QuickCreateProjectProps) {
  const { quick: words, fields: labels } = useTexts().activities;
  const { stages, type } = useReference();
  const [fields, setFields] = useState({ name, amount: form.amount });
  // Written on a quote, the project is a quote already.
  const isQuote = type(form.typeId)?.kind === 'quote';
  const stage = isQuote ? stages.find((each) => each.active && each.kind === 'quote') : undefined;
  const quick = useQuickCreate({
    fields,
    duplicates: () => Promise.resolve({ items: [] }),
    create: async (idempotencyKey) => {
      const body = {
        name: fields.name,
        customerId: Number(form.customer?.id),
        ...(form.contact && { contactId: Number(form.contact.id) }),
        ...(form.salespersonId && { salespersonId: form.salespersonId }),
        ...(fields.amount !== null && { amount: fields.amount }),
        ...(stage && { stageId: stage.id }),
      };
      const { project } = await call(createProject, { body }, { idempotencyKey });
      onChosen(projectPick(project, false));
    },
  });
  return (
    <QuickCreate title={words.projectTitle} quick={quick} onCancel={onCancel} onUse={() => undefined}>
      <TextInput
        label={words.projectName}
        name="quick.name"
        autoFocus
        value={fields.name}
        error={quick.errorOf('name')}
        onChange={(event) => setFields({ ...fields, name: event.target.value })}
      />
      <div className={styles.pair}>
        <AmountField
          label={labels.amount}
          name="quick.amount"
          value={fields.amount}
          error={quick.errorOf('amount')}
          onChange={(amount) => setFields({ ...fields, amount })}
        />
      </div>
    </QuickCreate>
  );
}
