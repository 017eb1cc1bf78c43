// The follow-up chain as a vertical line (rule 6): done links filled, this one ringed, what comes hollow.
import { useQuery } from '@tanstack/react-query';
import type { ActivityView } from '../../shared/activities.ts';
import { localDateTime } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { DueWord } from '../ui/due-word.tsx';
import { chainQuery } from './queries.ts';
import styles from './side.module.css';
import { TypeWord } from './type-word.tsx';

interface ChainPartProps {
  activity: ActivityView;
  onOpen: (id: number) => void;
}

export function ChainPart({ activity, onOpen }: ChainPartProps) {
  const words = useTexts().activities.chain;
  const names = useReference();
  const { timeZone } = useMe().company;
  const inChain = activity.chainId !== null;
  const { data } = useQuery({ ...chainQuery(activity.id), enabled: inChain });
  return (
    <section className={styles.part} aria-labelledby="chain-title">
      <h3 id="chain-title">{words.title}</h3>
      {!inChain && <p className={styles.quiet}>{words.alone}</p>}
      {inChain && data && (
        <>
          <p className={styles.quiet}>
            {[
              words.age(data.ageInDays),
              data.postponements > 0 && words.postponements(data.postponements),
              data.handOvers > 0 && words.handOvers(data.handOvers),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ol className={styles.chain}>
            {data.items.map((link) => {
              const here = link.id === activity.id;
              const text = link.completedAt ? link.note || link.followUpText : link.followUpText || link.note;
              return (
                <li
                  key={link.id}
                  className={styles.link}
                  data-here={here || undefined}
                  data-done={link.completedAt !== null || undefined}
                  aria-current={here || undefined}
                >
                  <div className={styles.linkTop}>
                    {here ? (
                      <span className={styles.here}>
                        <TypeWord typeId={link.typeId} />
                      </span>
                    ) : (
                      <button type="button" className={styles.open} onClick={() => onOpen(link.id)}>
                        <TypeWord typeId={link.typeId} />
                      </button>
                    )}
                    {link.completedAt === null ? (
                      <DueWord date={link.followUpDate} time={link.followUpTime} />
                    ) : (
                      <span className={styles.quiet}>
                        {words.done} {formatDay(localDateTime(new Date(link.completedAt), timeZone).day)}
                      </span>
                    )}
                    <span className={styles.quiet}>{names.user(link.salespersonId)?.initials}</span>
                  </div>
                  {text && <div className={styles.text}>{text}</div>}
                </li>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}
