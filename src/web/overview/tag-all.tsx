// A tag put on all marked activities, or taken off them; one that is not there yet is made by writing it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createTag } from '../../shared/tags.ts';
import { useRefused } from '../activities/consequences.ts';
import { findTags } from '../activities/find-tags.ts';
import { call } from '../data/call.ts';
import { referenceQuery, useReference } from '../data/reference.ts';
import { useTagTexts } from '../texts/tags.ts';
import { AsyncPicker } from '../ui/async-picker.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './overview.module.css';

const WAYS = ['tag', 'untag'] as const;

interface TagAllProps {
  count: number;
  onClose: () => void;
  onTag: (tag: { id: number; name: string }, kind: (typeof WAYS)[number]) => void;
}

export function TagAll({ count, onClose, onTag }: TagAllProps) {
  const { tagging: words, one } = useTagTexts();
  const { tags } = useReference();
  const client = useQueryClient();
  const refused = useRefused();
  const [way, setWay] = useState<(typeof WAYS)[number]>('tag');
  const done = (tag: { id: number; name: string }) => {
    onClose();
    onTag(tag, way);
  };
  const create = async (name: string) => {
    if (!name) return;
    try {
      const tag = await call(createTag, { body: { name } });
      await client.invalidateQueries({ queryKey: referenceQuery.queryKey });
      done(tag);
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={words.title(count)} size="sm">
      <div className={styles.choosing}>
        <Segmented
          label={words.way}
          value={way}
          options={WAYS.map((value) => ({ value, label: words.ways[value] }))}
          onChange={setWay}
        />
        <AsyncPicker
          label={one}
          searchKey={`tags ${tags.length}`}
          search={findTags(tags)}
          value={null}
          autoFocus
          onChange={(pick) => pick && done({ id: Number(pick.id), name: pick.name })}
          {...(way === 'tag' && { onCreate: (name: string) => void create(name), placeholder: words.help })}
        />
      </div>
    </Dialog>
  );
}
