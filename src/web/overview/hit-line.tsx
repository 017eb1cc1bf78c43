// What a line of CRM Overblik says: what was agreed; or, when the searched words stand elsewhere, those words in their
// context and where that is. A document that says them opens from here.
import type { OverviewRow } from '../../shared/overview.ts';
import { searchMarks } from '../../shared/search-marks.ts';
import { useOverviewTexts } from '../texts/overview.ts';
import { Highlight } from '../ui/highlight.tsx';
import styles from './overview.module.css';

export function HitLine({ row, q }: { row: OverviewRow; q: string }) {
  const words = useOverviewTexts();
  const { hit } = row;
  const agreed = row.note || row.followUpText;
  if (!hit || hit.in === 'note') return <Marked text={hit?.text ?? agreed} q={q} />;
  return (
    <>
      <span className={styles.hit}>
        {words.hits[hit.in]}
        {hit.document ? ' ' : ': '}
      </span>
      {hit.document && (
        <>
          <a
            href={`/api/documents/${hit.document.id}/content`}
            target="_blank"
            rel="noopener"
            className={styles.hitDocument}
          >
            <Marked text={hit.document.name} q={q} />
          </a>
          <span className={styles.hit}>{hit.in === 'document' && hit.text ? ': ' : ' · '}</span>
        </>
      )}
      <Marked text={hit.in === 'file' || !hit.text ? agreed : hit.text} q={q} />
    </>
  );
}

/** The same as a line of text, for whoever points at it. */
export const hitTitle = ({ hit, note, followUpText }: OverviewRow): string =>
  [hit?.document?.name, (hit?.in !== 'file' && hit?.text) || note || followUpText].filter(Boolean).join(': ');

const Marked = ({ text, q }: { text: string; q: string }) => (
  <Highlight text={text} query={q} find={searchMarks} />
);
