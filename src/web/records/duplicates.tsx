// Records that look like the one being typed, with the reason and a link to each. It warns; nothing is blocked.

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DuplicateView } from '../../shared/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { IconAlertTriangle } from '../ui/icons.ts';
import styles from './duplicates.module.css';

const PAUSE_MS = 350;

interface DuplicatesProps<Asked extends object> {
  entity: 'customer' | 'contact';
  /** what is compared; nothing is asked while every value is empty */
  asked: Asked;
  find: (asked: Asked, signal: AbortSignal) => Promise<{ items: DuplicateView[] }>;
  /** keys of `asked` that narrow the question and are no reason to ask */
  only?: readonly (keyof Asked)[];
}

export function Duplicates<Asked extends object>({ entity, asked, find, only = [] }: DuplicatesProps<Asked>) {
  const { duplicates: words } = useTexts().records;
  const [settled] = useDebouncedValue(JSON.stringify(asked), PAUSE_MS);
  const question = JSON.parse(settled) as Asked;
  const worthAsking = Object.entries(question).some(
    ([key, value]) => !only.includes(key as keyof Asked) && String(value ?? '').trim() !== '',
  );
  const { data } = useQuery({
    queryKey: [entity === 'customer' ? 'customers' : 'contacts', 'duplicates', settled],
    queryFn: ({ signal }) => find(question, signal),
    enabled: worthAsking,
    placeholderData: keepPreviousData,
  });
  const items = worthAsking ? (data?.items ?? []) : [];
  return (
    <div role="status">
      {items.length > 0 && (
        <section className={styles.box} aria-label={words[entity]}>
          <h2 className={styles.title}>
            <IconAlertTriangle size={16} aria-hidden />
            {words[entity]}
          </h2>
          <ul className={styles.list}>
            {items.map((item) => (
              <li key={item.id}>
                <Link
                  to={entity === 'customer' ? '/customers/$id' : '/contacts/$id'}
                  params={{ id: String(item.id) }}
                >
                  {item.name}
                </Link>
                <div className={styles.about}>
                  {[entity === 'contact' && item.customerName, item.accountNumber]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
                <div className={styles.reasons}>
                  {item.reasons.map((reason) => words.reasons[reason]).join(', ')}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
