// The files of a mail, as links to its documents.
import { useId } from 'react';
import { openDocument } from '../../shared/documents.ts';
import { formatBytes } from '../../shared/format.ts';
import type { MailView } from '../../shared/mail.ts';
import { addressOf } from '../data/call.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { IconFile } from '../ui/icons.ts';
import styles from './mail.module.css';

export function Attachments({ mail }: { mail: MailView }) {
  const { language } = useLanguage();
  const words = useMailTexts().open;
  const title = useId();
  if (mail.attachments.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h3 id={title}>{words.attachments}</h3>
      <ul className={styles.files}>
        {mail.attachments.map(({ documentId, name, size }) => (
          <li key={documentId}>
            <IconFile size={16} aria-hidden />
            <a
              href={addressOf(openDocument, { params: { id: documentId } })}
              target="_blank"
              rel="noreferrer"
            >
              {name}
            </a>
            <span className={styles.quiet}>{formatBytes(size, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
