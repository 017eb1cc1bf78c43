// «Uden næste skridt 12»: what To-Do cannot show, since nothing is planned there; of the same salesperson.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../data/me.ts';
import { forgottenCountsQuery } from '../forgotten/counts.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './todo.module.css';
import type { TodoSearch } from './todo-search.ts';

export function WithoutNext({ owner }: { owner: TodoSearch['owner'] | undefined }) {
  const words = useTexts().todo;
  const { user } = useMe();
  const salesperson = owner === 'all' ? undefined : (owner ?? user.id);
  const counts = useQuery(forgottenCountsQuery(salesperson, true)).data;
  return (
    <Link to="/forgotten" search={owner === undefined ? {} : { owner }} className={styles.withoutNext}>
      {words.withoutNext}
      {counts && <b>{counts.customer + counts.quote + counts.project}</b>}
    </Link>
  );
}
