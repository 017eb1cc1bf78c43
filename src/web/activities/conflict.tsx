// Two people edited the same activity: who, when, and field by field what shall stand. Never a silent overwrite.
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { localDateTime } from '../../shared/days.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './activity.module.css';
import type { ActivityForm, FormField, Merge } from './activity-form.ts';
import { useFieldWords } from './field-words.ts';
import type { Editor } from './use-editor.ts';

export function Conflict({ editor, merge }: { editor: Editor; merge: Merge }) {
  const words = useTexts().activities.conflict;
  const { company } = useMe();
  const names = useReference();
  const { labelOf, wordsOf } = useFieldWords();
  const [theirs, setTheirs] = useState<ReadonlySet<FormField>>(new Set());
  const { activity, form, stored } = editor;
  const who = names.user(activity.updatedBy)?.initials ?? words.somebody;
  const { time } = localDateTime(new Date(activity.updatedAt), company.timeZone);
  const say = (from: ActivityForm, field: FormField) => wordsOf(field, from[field]) || words.empty;

  const choose = (field: FormField, takeTheirs: boolean) =>
    setTheirs((before) => {
      const next = new Set(before);
      if (takeTheirs) next.add(field);
      else next.delete(field);
      return next;
    });
  return (
    <section className={styles.conflict} role="alert">
      <p className={styles.conflictTitle}>{words.title(who, time)}</p>
      <p>{words.help}</p>
      {merge.both.map((field) => (
        <Choice
          key={field}
          label={labelOf(field)}
          mine={{ name: words.mine, value: say(form, field) }}
          theirs={{ name: words.theirs(who), value: say(stored, field) }}
          takesTheirs={theirs.has(field)}
          onChange={(takeTheirs) => choose(field, takeTheirs)}
        />
      ))}
      {merge.added.length > 0 && (
        <div>
          <p className={styles.quiet}>{words.added}</p>
          <ul>
            {merge.added.map((field) => (
              <li key={field}>
                {labelOf(field)}: {say(stored, field)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.buttons}>
        <Button loading={editor.busy} onClick={() => void editor.saveMerged([...theirs])}>
          {words.save}
        </Button>
      </div>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  mine: { name: string; value: string };
  theirs: { name: string; value: string };
  takesTheirs: boolean;
  onChange: (takeTheirs: boolean) => void;
}

function Choice({ label, mine, theirs, takesTheirs, onChange }: ChoiceProps) {
  const group = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {[mine, theirs].map(({ name, value }, which) => (
        <label key={name} className={styles.choiceLine}>
          <input
            type="radio"
            name={group}
            checked={takesTheirs === (which === 1)}
            onChange={() => onChange(which === 1)}
          />
          <span className={styles.quiet}>{name}</span>
          <span className={styles.choiceValue}>{value}</span>
        </label>
      ))}
    </fieldset>
  );
}
