// The documents of a customer (with those of its activities and contacts) or of a contact: drop to attach, click
// to open, remove with «Fortryd».
import { ActionIcon, SimpleGrid } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  attachDocument,
  type DocumentView,
  listDocuments,
  MAX_DOCUMENT_BYTES,
  openDocument,
  removeDocument,
  restoreDocument,
} from '../../shared/documents.ts';
import { formatBytes } from '../../shared/format.ts';
import { addressOf, call, Refusal, upload } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { RecordName } from '../history/record-name.tsx';
import { MailDrop } from '../mail/mail-drop.tsx';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { IconFile, IconX } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './documents.module.css';
import { refreshRecords } from './refresh.ts';
import { useMoment } from './use-moment.ts';

interface RecordDocumentsProps {
  owner: { customerId: number } | { contactId: number } | { projectId: number };
}

export function RecordDocuments({ owner }: RecordDocumentsProps) {
  const { documents: words } = useTexts().records;
  const { may } = useMe();
  const { notify } = useNotices();
  const client = useQueryClient();
  const mayWrite = may('write activities');
  const found = useQuery({
    queryKey: ['documents', owner],
    queryFn: ({ signal }) => call(listDocuments, { query: owner }, { signal }),
  });
  return (
    <>
      {mayWrite && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing={8}>
          <FileDrop
            maxBytes={MAX_DOCUMENT_BYTES}
            send={(file, onProgress) =>
              upload(attachDocument, { query: { ...owner, name: file.name } }, file, { onProgress })
            }
            onSent={(file) => {
              notify(words.attached(file.name), { tone: 'good' });
              refreshRecords(client);
            }}
          />
          {!('projectId' in owner) && <MailDrop owner={owner} />}
        </SimpleGrid>
      )}
      {found.isPending && <Skeleton lines={4} />}
      {found.isError && !found.data && (
        <ErrorState message={found.error.message} onRetry={() => void found.refetch()} />
      )}
      {found.data?.items.length === 0 && (
        <EmptyState icon={IconFile} title={words.empty}>
          {words.emptyHelp}
        </EmptyState>
      )}
      {found.data && found.data.items.length > 0 && (
        <ul className={styles.list} aria-label={words.title}>
          {found.data.items.map((document) => (
            <DocumentLine key={document.id} document={document} owner={owner} mayRemove={mayWrite} />
          ))}
        </ul>
      )}
    </>
  );
}

interface DocumentLineProps extends RecordDocumentsProps {
  document: DocumentView;
  mayRemove: boolean;
}

function DocumentLine({ document, owner, mayRemove }: DocumentLineProps) {
  const { language, texts } = useLanguage();
  const words = texts.records.documents;
  const { notify } = useNotices();
  const client = useQueryClient();
  const moment = useMoment();
  const who = useReference().user(document.createdBy)?.initials ?? '';
  const act = async (deed: () => Promise<unknown>) => {
    try {
      await deed();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notify(error.message || texts.common.errors.offline, { tone: 'danger' });
      return false;
    } finally {
      refreshRecords(client);
    }
  };
  const params = { id: document.id };
  const remove = async () => {
    if (!(await act(() => call(removeDocument, { params })))) return;
    notify(words.removed(document.name), {
      undo: async () => void (await act(() => call(restoreDocument, { params }))),
    });
  };
  return (
    <li className={styles.line}>
      <IconFile size={16} aria-hidden />
      <div className={styles.what}>
        <a
          href={addressOf(openDocument, { params })}
          target="_blank"
          rel="noreferrer"
          className={styles.name}
        >
          {document.name}
        </a>
        <div className={styles.about}>
          {formatBytes(document.size, language)} · {words.by(who, moment.full(document.createdAt))}
          {document.activityId !== null && (
            <>
              {' · '}
              <Link to="/activities/$id" params={{ id: String(document.activityId) }}>
                {words.onActivity}
              </Link>
            </>
          )}
          {document.contactId !== null && 'customerId' in owner && (
            <>
              {' · '}
              <RecordName entity="contact" id={document.contactId} />
            </>
          )}
        </div>
      </div>
      {mayRemove && (
        <ActionIcon aria-label={words.remove(document.name)} onClick={() => void remove()}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
