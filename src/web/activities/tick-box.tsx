import type { ActivityRow } from '../../shared/activities.ts';
import styles from './tick-box.module.css';

interface TickBoxProps {
  row: ActivityRow;
  /** «Afsluttet: Aalborg Maskinfabrik A/S, Tlf» */
  label: string;
  onTick: (row: ActivityRow) => void;
}

/** The tick «Afsluttet»; round, so that nobody takes it for the box that marks a row. */
export function TickBox({ row, label, onTick }: TickBoxProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        aria-label={label}
        checked={row.completedAt !== null}
        onChange={() => onTick(row)}
      />
    </label>
  );
}
