// «Mangler der mails?»: what the server holds against what was seen, folder by folder; gaps by date and subject, and
// fetching them, with the figures after.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDay, formatNumber } from '../../shared/format.ts';
import type { MailboxAudit, MailboxView } from '../../shared/mailboxes.ts';
import { useMoment } from '../records/use-moment.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { IconAlertTriangle, IconCheck } from '../ui/icons.ts';
import { useDelayed } from '../ui/use-delayed.ts';
import { AuditTable } from './audit-table.tsx';
import { LastAuditLine } from './last-audit-line.tsx';
import styles from './mailboxes.module.css';
import { mailboxAuditQuery } from './queries.ts';
import { useFetchMissing } from './use-fetch-missing.ts';

const sum = (audit: MailboxAudit, which: 'onServer' | 'missing'): number =>
  audit.folders.reduce((total, folder) => total + folder[which], 0);

export function AuditPart({ mailbox }: { mailbox: MailboxView }) {
  const { common } = useTexts();
  const words = useMailboxTexts().audit;
  const { data: audit, error, isFetching, refetch } = useQuery(mailboxAuditQuery(mailbox.id));
  const missing = audit ? sum(audit, 'missing') : 0;
  const fetching = useFetchMissing(mailbox, missing, async () => {
    const { data } = await refetch();
    return data && sum(data, 'missing');
  });
  const off = mailbox.state === 'off';
  return (
    <section className={styles.audit} aria-label={words.title(mailbox.address)}>
      <div role="status">
        {isFetching && !fetching.busy && <Comparing />}
        {fetching.busy && <p className={styles.quiet}>{words.fetching}</p>}
        {audit && !isFetching && !fetching.busy && <Verdict audit={audit} since={mailbox.since} />}
        {!fetching.busy && !isFetching && fetching.told && <p>{fetching.told}</p>}
      </div>
      {error && !isFetching && (
        <div role="alert">
          <p className={styles.fault}>
            {words.failed}. {error.message || common.errors.offline}
          </p>
        </div>
      )}
      {audit && <Gaps audit={audit} />}
      {missing > 0 && off && <p className={styles.quiet}>{words.pausedHelp}</p>}
      <div className={styles.buttons}>
        {missing > 0 && (
          <Button loading={fetching.busy} disabled={isFetching} onClick={() => void fetching.fetch()}>
            {off ? words.resumeAndFetch : words.fetch}
          </Button>
        )}
        <Button variant="default" disabled={isFetching || fetching.busy} onClick={() => void refetch()}>
          {words.again}
        </Button>
      </div>
      {audit && audit.folders.length > 0 && <AuditTable folders={audit.folders} />}
      <LastAuditLine audit={mailbox.lastAudit} />
    </section>
  );
}

function Comparing() {
  const words = useMailboxTexts().audit;
  const long = useDelayed(true, 4000);
  return <p className={styles.quiet}>{long ? words.comparingLong : words.comparing}</p>;
}

function Verdict({ audit, since }: { audit: MailboxAudit; since: string }) {
  const words = useMailboxTexts().audit;
  const { language } = useLanguage();
  const number = (n: number) => formatNumber(n, 0, language);
  const day = formatDay(since);
  const onServer = sum(audit, 'onServer');
  const missing = sum(audit, 'missing');
  const complete = onServer === 0 ? words.empty(day) : words.complete(number(onServer), day);
  const VerdictIcon = missing > 0 ? IconAlertTriangle : IconCheck;
  return (
    <p className={styles.state} data-tone={missing > 0 ? 'warning' : 'good'}>
      <VerdictIcon size={16} aria-hidden />
      <span>{missing > 0 ? words.missing(number(missing), number(onServer), day) : complete}</span>
    </p>
  );
}

function Gaps({ audit }: { audit: MailboxAudit }) {
  const words = useMailboxTexts().audit;
  const { language } = useLanguage();
  const moment = useMoment();
  return audit.folders
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ path, gaps, missing }) => (
      <div key={path}>
        <h4 className={styles.gapsTitle}>{words.gaps(path)}</h4>
        <ul className={styles.gaps}>
          {gaps.map(({ uid, date, subject }) => (
            <li key={uid}>
              <span className={styles.when}>{moment.full(date)}</span>
              <span>{subject || words.noSubject}</span>
            </li>
          ))}
          {missing > gaps.length && (
            <li className={styles.quiet}>{words.more(formatNumber(missing - gaps.length, 0, language))}</li>
          )}
        </ul>
      </div>
    ));
}
