// What the latest comparison with the server came to: the nightly one, or the one that was asked for.
import { formatNumber } from '../../shared/format.ts';
import type { LastAudit } from '../../shared/mailboxes.ts';
import { useMoment } from '../records/use-moment.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import styles from './mailboxes.module.css';

export function LastAuditLine({ audit }: { audit: LastAudit | null }) {
  const words = useMailboxTexts().audit.last;
  const { language } = useLanguage();
  const moment = useMoment();
  if (!audit) return null;
  const sum = (which: 'missing' | 'missingBefore') =>
    audit.folders.reduce((total, folder) => total + folder[which], 0);
  const number = (n: number) => formatNumber(n, 0, language);
  const when = moment.full(audit.at);
  const missing = sum('missing');
  const fetched = sum('missingBefore') - missing;
  const said =
    missing > 0
      ? words.missing(number(missing), when)
      : fetched > 0
        ? words.fetched(number(fetched), when)
        : words.complete(when);
  return <p className={missing > 0 ? styles.warning : styles.quiet}>{said}</p>;
}
