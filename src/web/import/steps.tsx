import { useImportTexts } from '../texts/import.ts';
import { IconCheck } from '../ui/icons.ts';
import styles from './steps.module.css';

export type Step = 1 | 2 | 3;

/** The three steps with the present one marked: where one is, what is behind and what is left. */
export function Steps({ current }: { current: Step }) {
  const { steps } = useImportTexts();
  return (
    <ol className={styles.steps} aria-label={steps.label}>
      {[steps.file, steps.check, steps.result].map((name, index) => (
        <li key={name} className={styles.step} aria-current={index + 1 === current ? 'step' : undefined}>
          <span className={styles.number} data-behind={index + 1 < current || undefined}>
            {index + 1 < current ? <IconCheck size={12} stroke={2.4} aria-hidden /> : index + 1}
          </span>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
