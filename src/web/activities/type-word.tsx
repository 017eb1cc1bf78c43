// An activity's type: the icon of its kind with the firm's own word for it.
import type { ActivityKind } from '../../shared/settings.ts';
import { useReference } from '../data/reference.ts';
import { type Icon, IconListCheck, IconMail, IconPhone, IconUsers } from '../ui/icons.ts';
import { IconFileText, IconFlag, IconMapPin, IconNote, IconSpeakerphone } from './icons.ts';
import styles from './type-word.module.css';

const ICONS: Record<ActivityKind, Icon> = {
  call: IconPhone,
  meeting: IconUsers,
  visit: IconMapPin,
  quote: IconFileText,
  email: IconMail,
  note: IconNote,
  'follow-up': IconFlag,
  campaign: IconSpeakerphone,
  task: IconListCheck,
};

export function TypeWord({ typeId }: { typeId: number }) {
  const type = useReference().type(typeId);
  if (!type) return null;
  const TypeIcon = ICONS[type.kind];
  return (
    <span className={styles.type}>
      <TypeIcon size={15} stroke={1.6} aria-hidden />
      {type.name}
    </span>
  );
}
