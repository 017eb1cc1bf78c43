// The figures of a comparison, folder by folder: every mail on the server in exactly one column.
import { formatNumber } from '../../shared/format.ts';
import type { MailboxAudit } from '../../shared/mailboxes.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import styles from './mailboxes.module.css';

type Folder = MailboxAudit['folders'][number];

export function AuditTable({ folders }: { folders: readonly Folder[] }) {
  const words = useMailboxTexts().audit;
  const { language } = useLanguage();
  const columns: [string, (folder: Folder) => number][] = [
    [words.onServer, ({ onServer }) => onServer],
    [words.missingMails, ({ missing }) => missing],
    [words.journalled, ({ counts }) => counts.journalled],
    [words.waiting, ({ counts }) => counts.unplaced + counts.received],
    [words.leftOut, ({ counts }) => counts.internal + counts.ignored + counts.private],
    [words.failedMails, ({ counts }) => counts.failed],
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, by keyboard too.
    <section className={styles.scroll} tabIndex={0} aria-label={words.table}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.folder}</th>
            {columns.map(([title]) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {folders.map((folder) => (
            <tr key={folder.path}>
              <th scope="row">{folder.path}</th>
              {columns.map(([title, count]) => (
                <td key={title} data-some={count(folder) > 0 || undefined}>
                  {formatNumber(count(folder), 0, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
