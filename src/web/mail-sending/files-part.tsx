// What goes along with a mail: files dropped or chosen, and the documents of the activity that it is written from.
import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatBytes } from '../../shared/format.ts';
import {
  attachDocumentToDraft,
  attachToDraft,
  detachFromDraft,
  MAX_ATTACHED_BYTES,
  type OutboxView,
} from '../../shared/sending.ts';
import { useRefused } from '../activities/consequences.ts';
import { documentsQuery } from '../activities/queries.ts';
import { call, upload } from '../data/call.ts';
import { useLanguage } from '../texts/language.tsx';
import { useSendingTexts } from '../texts/sending.ts';
import { FileDrop } from '../ui/file-drop.tsx';
import { IconFile, IconPlus, IconX } from '../ui/icons.ts';
import styles from './sending.module.css';
import type { DraftMail } from './use-draft-mail.ts';

export function FilesPart({ draft, mail }: { draft: OutboxView; mail: DraftMail }) {
  const words = useSendingTexts().composer;
  const { language } = useLanguage();
  const refused = useRefused();
  const { id, activityId } = draft;
  const { files, act } = mail;
  const documents = useQuery({ ...documentsQuery(activityId ?? 0), enabled: activityId !== null });
  const offered = (documents.data?.items ?? []).filter(({ name, size }) => {
    return !name.endsWith('.eml') && !files.some((file) => file.name === name && file.size === size);
  });
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <section className={styles.files} aria-label={words.files}>
      {files.length > 0 && (
        <ul className={styles.fileList}>
          {files.map((file) => (
            <li key={file.id} className={styles.file}>
              <IconFile size={16} aria-hidden />
              <span className={styles.fileName}>{file.name}</span>
              <span className={styles.quiet}>{formatBytes(file.size, language)}</span>
              <ActionIcon
                size={24}
                aria-label={words.detach(file.name)}
                onClick={() =>
                  void act(() => call(detachFromDraft, { params: { id, fileId: file.id } })).catch(refused)
                }
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
          <li className={styles.quiet}>{words.attached(bytes)}</li>
        </ul>
      )}
      {offered.length > 0 && (
        <div className={styles.offered}>
          <span className={styles.quiet}>{words.fromActivity}</span>
          {offered.map((document) => (
            <Button
              key={document.id}
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() =>
                void act(() =>
                  call(attachDocumentToDraft, { params: { id }, body: { documentId: document.id } }),
                ).catch(refused)
              }
            >
              {document.name}
            </Button>
          ))}
        </div>
      )}
      <FileDrop
        maxBytes={MAX_ATTACHED_BYTES}
        send={(file, onProgress) =>
          act(() =>
            upload(attachToDraft, { params: { id }, query: { name: file.name } }, file, { onProgress }),
          )
        }
        onSent={() => {}}
      />
    </section>
  );
}
