import styles from './kbd.module.css';

const NAMES: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key or a chord, e.g. 'j', 'ArrowUp', 'mod+k' (drawn as ⌘ K on a Mac and Ctrl K elsewhere). */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.chord}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {key === 'mod' ? (isApple ? '⌘' : 'Ctrl') : (NAMES[key] ?? key)}
        </kbd>
      ))}
    </span>
  );
}
