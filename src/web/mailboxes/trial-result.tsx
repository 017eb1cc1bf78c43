// What connecting would come to, in words: what is journalled, what waits, what is left alone.
import type { OutputOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/days.ts';
import { formatDay, formatNumber } from '../../shared/format.ts';
import type { tryMailbox } from '../../shared/mailboxes.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import styles from './mailboxes.module.css';

export type Trial = OutputOf<(typeof tryMailbox)['response']>;

const KINDS = ['matches', 'doubtful', 'unknown', 'untouched'] as const;

export function TrialResult({ trial, since }: { trial: Trial; since: Day }) {
  const { language } = useLanguage();
  const words = useMailboxTexts().trial;
  const number = (n: number) => formatNumber(n, 0, language);
  const seen = KINDS.some((kind) => trial[kind] > 0);
  return (
    <section className={styles.trial} aria-label={words.title}>
      <h3>{words.title}</h3>
      {!seen && <p>{words.none(formatDay(since))}</p>}
      {seen && (
        <ul className={styles.figures}>
          {KINDS.filter((kind) => kind === 'matches' || trial[kind] > 0).map((kind) => (
            <li key={kind}>
              <strong>{words.mails(number(trial[kind]))}</strong> {words[kind](trial[kind] === 1)}
            </li>
          ))}
        </ul>
      )}
      {!trial.complete && <p className={styles.warning}>{words.incomplete}</p>}
      <p className={styles.quiet}>
        {trial.folders.map(({ path, mails }) => words.folder(path, number(mails))).join(' · ')}
      </p>
      <p className={styles.quiet}>{words.nothingKept}</p>
    </section>
  );
}
