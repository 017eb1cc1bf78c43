// The documents of an activity: dropped or chosen, several at once, opened, removed with undo. A mail file stands here as
// any other, and is journalled on the activity's customer as well, so that it is found among the mails too.
import { ActionIcon } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ActivityView } from '../../shared/activities.ts';
import {
  attachDocument,
  type DocumentView,
  MAX_DOCUMENT_BYTES,
  openDocument,
  removeDocument,
  restoreDocument,
} from '../../shared/documents.ts';
import { formatBytes } from '../../shared/format.ts';
import { addressOf, call, upload } from '../data/call.ts';
import { useMailUpload } from '../mail/use-mail-upload.ts';
import { useLanguage } from '../texts/language.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { IconX } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import styles from './activity.module.css';
import { useRefused } from './consequences.ts';
import { IconFileText } from './icons.ts';
import { documentsQuery } from './queries.ts';

interface DocumentsPartProps {
  activity: Pick<ActivityView, 'id' | 'customerId' | 'contactId'>;
}

export function DocumentsPart({ activity }: DocumentsPartProps) {
  const { id: activityId, customerId, contactId } = activity;
  const { language, texts } = useLanguage();
  const words = texts.activities.documents;
  const files = texts.common.files;
  const client = useQueryClient();
  const { notify } = useNotices();
  const refused = useRefused();
  const mails = useMailUpload(
    contactId !== null ? { contactId } : customerId !== null ? { customerId } : null,
  );
  const send = async (file: File, onProgress: (part: number) => void) => {
    const document = await sendDocument(activityId, file, onProgress);
    if (customerId !== null && /\.(eml|msg)$/i.test(file.name)) {
      // Attached it is in any case; one that is no mail after all is just a file.
      const outcome = await mails.send(file, () => undefined).catch(() => null);
      if (outcome !== null) mails.onSent(file, outcome);
    }
    return document;
  };
  const query = documentsQuery(activityId);
  const { data, isError } = useQuery(query);

  const refresh = () => client.invalidateQueries({ queryKey: query.queryKey });
  const remove = async ({ id, name }: DocumentView) => {
    client.setQueryData(query.queryKey, (old) => old && { items: old.items.filter((one) => one.id !== id) });
    try {
      await call(removeDocument, { params: { id } });
      notify(words.removed(name), {
        undo: async () => {
          await call(restoreDocument, { params: { id } }).catch(refused);
          await refresh();
        },
      });
    } catch (error) {
      refused(error);
      await refresh();
    }
  };
  return (
    <section className={styles.part} aria-labelledby="documents-title">
      <h3 id="documents-title">{words.title}</h3>
      {isError && <p className={styles.warning}>{words.failed}</p>}
      {data && data.items.length > 0 && (
        <ul className={styles.files}>
          {data.items.map((document) => (
            <li key={document.id} className={styles.file}>
              <IconFileText size={16} aria-hidden />
              <a
                className={styles.fileName}
                href={addressOf(openDocument, { params: { id: document.id } })}
                target="_blank"
                rel="noreferrer"
              >
                {document.name}
              </a>
              <span className={styles.quiet}>{formatBytes(document.size, language)}</span>
              <ActionIcon
                size={24}
                aria-label={files.remove(document.name)}
                onClick={() => void remove(document)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <FileDrop maxBytes={MAX_DOCUMENT_BYTES} send={send} onSent={() => void refresh()} />
    </section>
  );
}

/** Attaches one file to a stored activity. */
export function sendDocument(
  activityId: number,
  file: File,
  onProgress: (part: number) => void,
): Promise<DocumentView> {
  return upload(attachDocument, { query: { activityId, name: file.name } }, file, { onProgress });
}
