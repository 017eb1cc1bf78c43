// The tags of an activity: written or chosen, taken off again, at once and apart from the form, so that nothing waits for
// «Gem». A word that nobody used before becomes a tag of the firm.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityView } from '../../shared/activities.ts';
import { fold } from '../../shared/fold.ts';
import { createTag, tagActivity, untagActivity } from '../../shared/tags.ts';
import { call } from '../data/call.ts';
import { referenceQuery, useReference } from '../data/reference.ts';
import { WordsField } from '../records/form-fields.tsx';
import { useTagTexts } from '../texts/tags.ts';
import styles from './activity.module.css';
import { useRefused } from './consequences.ts';
import { keepEscape } from './keep-escape.ts';
import { activityQuery } from './queries.ts';

export function TagsPart({ activity }: { activity: Pick<ActivityView, 'id' | 'tags'> }) {
  const { id } = activity;
  const words = useTagTexts();
  const { tags } = useReference();
  const client = useQueryClient();
  const refused = useRefused();
  /** as they will be, until the server has said so */
  const [typed, setTyped] = useState<string[] | null>(null);
  const named = new Map(tags.map((tag) => [fold(tag.name), tag]));
  const stored = tags.filter((tag) => activity.tags.includes(tag.id)).map((tag) => tag.name);

  const settle = async (wanted: string[]) => {
    const off = stored.filter((name) => !wanted.some((other) => fold(other) === fold(name)));
    for (const name of off) {
      await call(untagActivity, { params: { id, tagId: named.get(fold(name))!.id } });
    }
    const on = wanted.filter((name) => !stored.some((other) => fold(other) === fold(name)));
    for (const name of on) {
      const tag = named.get(fold(name)) ?? (await call(createTag, { body: { name } }));
      await call(tagActivity, { params: { id, tagId: tag.id } });
    }
    if (on.some((name) => !named.has(fold(name)))) {
      await client.invalidateQueries({ queryKey: referenceQuery.queryKey });
    }
  };
  const change = async (wanted: string[]) => {
    setTyped(wanted);
    try {
      await settle(wanted);
    } catch (error) {
      refused(error);
    }
    await client.invalidateQueries({ queryKey: activityQuery(id).queryKey });
    void client.invalidateQueries({ queryKey: ['overview'] });
    setTyped(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pass through on their way to the panel.
    <div className={styles.part} onKeyDown={keepEscape}>
      <WordsField
        label={words.title}
        name="tags"
        error={undefined}
        value={typed ?? stored}
        suggestions={tags.map((tag) => tag.name)}
        onChange={(wanted) => void change(wanted)}
      />
    </div>
  );
}
