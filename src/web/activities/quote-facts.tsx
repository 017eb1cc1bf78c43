// What a quote is for and how long it stands, in words: «125.000 kr. · udløber om 3 dage».
import type { ActivityRow } from '../../shared/activities.ts';
import { type Day, daysBetween } from '../../shared/days.ts';
import { formatDay, formatKroner } from '../../shared/format.ts';
import { useLanguage } from '../texts/language.tsx';
import { useDays } from '../ui/days-context.tsx';
import styles from './quote-facts.module.css';

/** Further ahead the date says more than a number of days. */
const NEAR_DAYS = 30;
const URGENT_DAYS = 3;

type Quote = Pick<ActivityRow, 'amount' | 'expiresOn' | 'completedAt'>;

/** The last day of a quote; one that is completed is only dated, since nothing is urgent any more. */
export function Expiry({ expiresOn, completedAt }: { expiresOn: Day; completedAt: Quote['completedAt'] }) {
  const words = useLanguage().texts.activities.quote;
  const { today } = useDays();
  const left = daysBetween(today, expiresOn);
  if (completedAt !== null || left > NEAR_DAYS) return <span>{words.until(formatDay(expiresOn))}</span>;
  const tone = left < 0 ? styles.expired : left <= URGENT_DAYS ? styles.urgent : undefined;
  return (
    <span className={tone} title={formatDay(expiresOn)}>
      {left < 0 ? words.expired(-left) : words.expires(left)}
    </span>
  );
}

/** Nothing where neither is known. `brief`, where there is little room, leaves out a last day that is far ahead. */
export function QuoteFacts({ amount, expiresOn: lastDay, completedAt, brief }: Quote & { brief?: boolean }) {
  const { language } = useLanguage();
  const { today } = useDays();
  const far = lastDay !== null && (completedAt !== null || daysBetween(today, lastDay) > NEAR_DAYS);
  const expiresOn = brief && far ? null : lastDay;
  if (amount === null && expiresOn === null) return null;
  return (
    <span className={styles.facts}>
      {amount !== null && <span className="tabular">{formatKroner(amount, language)}</span>}
      {amount !== null && expiresOn !== null && ' · '}
      {expiresOn !== null && <Expiry expiresOn={expiresOn} completedAt={completedAt} />}
    </span>
  );
}
