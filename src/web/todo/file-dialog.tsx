// Which of a row's files: asked when there are several.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ActivityRow } from '../../shared/activities.ts';
import { formatBytes } from '../../shared/format.ts';
import { documentsQuery } from '../activities/queries.ts';
import { useLanguage } from '../texts/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { addressOfFile } from './row-file.tsx';
import styles from './todo.module.css';

interface FileDialogProps {
  row: ActivityRow | null;
  onClose: () => void;
}

export function FileDialog({ row, onClose }: FileDialogProps) {
  const words = useLanguage().texts.todo.files;
  return (
    <Dialog opened={row !== null} onClose={onClose} size="sm" title={words.choose}>
      {row && <Files activityId={row.id} onChosen={onClose} />}
    </Dialog>
  );
}

function Files({ activityId, onChosen }: { activityId: number; onChosen: () => void }) {
  const { language, texts } = useLanguage();
  const files = useQuery(documentsQuery(activityId));
  const list = useRef<HTMLUListElement>(null);
  // They come after the dialog has taken focus.
  useEffect(() => {
    if (files.isSuccess) list.current?.querySelector('a')?.focus();
  }, [files.isSuccess]);
  if (files.isPending) return <Skeleton lines={3} />;
  if (files.isError) {
    return <ErrorState title={texts.activities.documents.failed} onRetry={() => void files.refetch()} />;
  }
  return (
    <ul ref={list} className={styles.fileList}>
      {files.data.items.map(({ id, name, size }) => (
        <li key={id}>
          <a
            className={styles.choice}
            href={addressOfFile(id)}
            target="_blank"
            rel="noreferrer"
            onClick={onChosen}
          >
            <span className={styles.choiceName}>{name}</span>
            <span>{formatBytes(size, language)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
