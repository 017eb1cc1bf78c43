import { IconFile, IconListCheck, IconMail, IconPhone, IconUsers } from '../ui/icons.ts';
import type { Sample } from './made-up.ts';
import styles from './type-word.module.css';

const ICONS = { Tlf: IconPhone, Møde: IconUsers, Tilbud: IconFile, Opgave: IconListCheck, EMail: IconMail };

export function TypeWord({ type }: { type: Sample['type'] }) {
  const TypeIcon = ICONS[type];
  return (
    <span className={styles.type}>
      <TypeIcon size={15} stroke={1.6} aria-hidden />
      {type}
    </span>
  );
}
