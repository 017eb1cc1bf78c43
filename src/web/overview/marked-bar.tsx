// The marked rows of CRM Overblik: marking all that the search finds, and what can be done with them.
import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MOST_MARKED } from '../../shared/overview.ts';
import { IconTag } from '../activities/icons.ts';
import { useTexts } from '../texts/language.tsx';
import { useTagTexts } from '../texts/tags.ts';
import { AssignMenu } from '../todo/bulk-bar.tsx';
import { IconCalendarPlus, IconDownload } from '../ui/icons.ts';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { FollowUpAll } from './follow-up-all.tsx';
import styles from './overview.module.css';
import type { OverviewSearch } from './overview-search.ts';
import { countQuery } from './queries.ts';
import { TagAll } from './tag-all.tsx';
import { useMarkedActs } from './use-marked-acts.ts';
import type { useMarks } from './use-marks.ts';

interface MarkedBarProps {
  search: OverviewSearch;
  marks: ReturnType<typeof useMarks>;
}

export function MarkedBar({ search, marks }: MarkedBarProps) {
  const words = useTagTexts().marked;
  const { exporting, exportAs } = useTexts().records.list;
  const found = useQuery(countQuery(search)).data?.found ?? 0;
  const acts = useMarkedActs();
  const [asking, setAsking] = useState<'follow-up' | 'tag' | null>(null);
  const { progress } = acts;
  const ids = marks.ids();
  const close = () => setAsking(null);
  const busy = progress !== null;
  return (
    <SelectionBar
      label={words.label}
      count={words.count(ids.length)}
      clearLabel={words.clear}
      onClear={marks.clear}
    >
      {ids.length < found && (
        <Button variant="subtle" loading={marks.asking} disabled={busy} onClick={() => void marks.markAll()}>
          {found < MOST_MARKED ? words.all(found) : words.first(MOST_MARKED)}
        </Button>
      )}
      <Button
        variant="default"
        disabled={busy}
        leftSection={<IconCalendarPlus size={15} aria-hidden />}
        onClick={() => setAsking('follow-up')}
      >
        {words.followUp}
      </Button>
      <AssignMenu disabled={busy} onAssign={(userId) => void acts.assign(ids, userId)} />
      <Button
        variant="default"
        disabled={busy}
        leftSection={<IconTag size={15} aria-hidden />}
        onClick={() => setAsking('tag')}
      >
        {words.tag}
      </Button>
      <Menu position="top-start">
        <Menu.Target>
          <Button variant="default" disabled={busy} leftSection={<IconDownload size={15} aria-hidden />}>
            {exporting}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Menu.Item key={format} onClick={() => void acts.exportThem(ids, format)}>
              {exportAs[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {progress && (
        <span className={styles.progress} role="status">
          {words.working(progress.done, progress.of)}
          <Button variant="subtle" onClick={acts.stop}>
            {words.stop}
          </Button>
        </span>
      )}
      {marks.more && !progress && <span className={styles.more}>{words.more(ids.length)}</span>}
      {asking === 'follow-up' && (
        <FollowUpAll
          count={ids.length}
          onClose={close}
          onPlan={(date, text) => void acts.followUp(ids, date, text)}
        />
      )}
      {asking === 'tag' && (
        <TagAll count={ids.length} onClose={close} onTag={(tag, kind) => void acts.tag(ids, tag, kind)} />
      )}
    </SelectionBar>
  );
}
