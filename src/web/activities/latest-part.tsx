// The customer's last activities beside the open one: «hvad aftalte vi sidst?»
import { useQuery } from '@tanstack/react-query';
import type { ActivityView } from '../../shared/activities.ts';
import { localDateTime } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { useMe } from '../data/me.ts';
import { useTexts } from '../texts/language.tsx';
import { latestQuery } from './queries.ts';
import styles from './side.module.css';
import { TypeWord } from './type-word.tsx';

interface LatestPartProps {
  activity: ActivityView;
  onOpen: (id: number) => void;
}

export function LatestPart({ activity, onOpen }: LatestPartProps) {
  const words = useTexts().activities.latest;
  const { timeZone } = useMe().company;
  const { customerId } = activity;
  const { data } = useQuery({ ...latestQuery(customerId ?? 0), enabled: customerId !== null });
  if (customerId === null) return null;
  const others = data?.items.filter(({ id }) => id !== activity.id).slice(0, 5);
  return (
    <section className={styles.part} aria-labelledby="latest-title">
      <h3 id="latest-title">{words.title}</h3>
      {others?.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      <ul className={styles.latest}>
        {others?.map((row) => (
          <li key={row.id}>
            <button type="button" className={styles.latestRow} onClick={() => onOpen(row.id)}>
              <span className={styles.quiet}>
                {formatDay(localDateTime(new Date(row.occurredAt), timeZone).day)}
              </span>
              <TypeWord typeId={row.typeId} />
              <span className={styles.latestText}>{row.note || row.followUpText}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
