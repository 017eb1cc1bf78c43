// The grid's own shape while its first rows are on their way.
import styles from './data-grid.module.css';

const WIDTHS = [72, 54, 88, 63, 79, 48, 91, 68];

export function GridSkeleton(props: { columns: number; marking: boolean; narrow: boolean }) {
  const cells = props.narrow ? 2 : props.columns;
  return (
    <div aria-hidden className={styles.skeleton}>
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these stand still and have nothing else.
        <div key={row} className={props.narrow ? styles.skeletonCard : styles.skeletonRow}>
          {props.marking && !props.narrow && <span />}
          {Array.from({ length: cells }, (_, cell) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={cell}
              className={styles.bone}
              style={{ width: `${WIDTHS[(row * 3 + cell * 5) % WIDTHS.length]}%` }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
