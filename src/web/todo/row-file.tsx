// The file of a row, one click away: a quote's amount and last day open it, elsewhere the paperclip does. Several files
// ask which.
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActivityRow } from '../../shared/activities.ts';
import { openDocument } from '../../shared/documents.ts';
import { IconPaperclip } from '../activities/icons.ts';
import { QuoteFacts } from '../activities/quote-facts.tsx';
import { addressOf } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './todo.module.css';

export const addressOfFile = (id: number) => addressOf(openDocument, { params: { id } });

export function useIsQuote(): (row: ActivityRow) => boolean {
  const names = useReference();
  return (row) => names.type(row.typeId)?.kind === 'quote';
}

interface RowFileProps {
  row: ActivityRow;
  onChoose: (row: ActivityRow) => void;
}

/** What the quote is for, and the way to its file; nothing on other rows. */
export function QuoteMark({ row, onChoose }: RowFileProps) {
  if (!useIsQuote()(row)) return null;
  const facts = row.amount !== null || row.expiresOn !== null;
  if (row.documents === 0)
    return (
      facts && (
        <span className={styles.quote}>
          <QuoteFacts {...row} brief />
        </span>
      )
    );
  return (
    <FileLink row={row} className={styles.quote} onChoose={onChoose}>
      <QuoteFacts {...row} brief />
    </FileLink>
  );
}

/** The paperclip in the note of any other row. */
export function RowClip({ row, onChoose }: RowFileProps) {
  if (useIsQuote()(row) || row.documents === 0) return null;
  return <FileLink row={row} className={styles.clipLink} onChoose={onChoose} />;
}

function FileLink({
  row,
  className,
  onChoose,
  children,
}: RowFileProps & { className: string | undefined; children?: ReactNode }) {
  const { actions, documents } = useTexts().todo;
  const isQuote = useIsQuote()(row);
  const label = isQuote ? actions.openQuote : actions.openFile;
  const inside = (
    <>
      <IconPaperclip size={13} aria-hidden />
      <span className="only-read">{label}</span>
      {row.documents > 1 && <span className="only-read">, {documents(row.documents)}</span>}
      {children}
    </>
  );
  return row.documentId === null ? (
    <UnstyledButton className={className} title={label} onClick={() => onChoose(row)}>
      {inside}
    </UnstyledButton>
  ) : (
    <a
      className={className}
      title={label}
      href={addressOfFile(row.documentId)}
      target="_blank"
      rel="noreferrer"
    >
      {inside}
    </a>
  );
}
