// Asks once more before a private rule erases mails for good.
import { Button } from '@mantine/core';
import type { MailRulePreview } from '../../shared/mail-rules.ts';
import { useMailRuleTexts } from '../texts/mail-rules.ts';
import styles from './placing.module.css';
import type { Running } from './rule-preview.tsx';

interface ErasingProps {
  preview: MailRulePreview;
  chosen: Running;
  busy: boolean;
  /** how many are erased so far */
  progress: number | null;
  onBack: () => void;
  onErase: () => void;
}

export function Erasing({ preview, chosen, busy, progress, onBack, onErase }: ErasingProps) {
  const words = useMailRuleTexts();
  const parts = [chosen.waiting && preview.waiting, chosen.journalled && preview.journalled].filter(
    (part) => part !== false,
  );
  const found = parts.reduce((sum, part) => sum + part.found, 0);
  const more = parts.some((part) => part.more);
  return (
    <section className={styles.dialog} aria-label={words.erasing.title}>
      <h3>{words.erasing.title}</h3>
      <p>{words.erasing.text(found, more)}</p>
      {progress !== null && (
        <p className={styles.quiet} role="status">
          {words.running.working(progress)}
        </p>
      )}
      <div className={styles.dialogButtons}>
        <Button variant="default" disabled={busy} autoFocus onClick={onBack}>
          {words.erasing.back}
        </Button>
        <Button variant="default" className={styles.erase} loading={busy} onClick={onErase}>
          {words.erasing.confirm}
        </Button>
      </div>
    </section>
  );
}
