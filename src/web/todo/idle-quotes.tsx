// Beside the open quotes: the projects in a quote stage that are not in the list, because nothing of them is open.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sumProjects } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './todo.module.css';
import type { TodoSearch } from './todo-search.ts';

export function IdleQuotes({ search: { owner, customerId, campaignId } }: { search: TodoSearch }) {
  const words = useTexts().todo.idleQuotes;
  const me = useMe();
  const { stages } = useReference();
  const inQuote = stages.filter((stage) => stage.kind === 'quote');
  const asked = {
    stages: inQuote.map(({ id }) => id),
    nextFollowUp: 'nothing' as const,
    ...(owner !== 'all' && { salespeople: [owner ?? me.user.id] }),
    ...(customerId && { customerId }),
    ...(campaignId && { campaignId }),
  };
  const may = me.may('read projects') && inQuote.length > 0;
  const sums = useQuery({
    queryKey: ['projects', 'idle-quotes', asked],
    queryFn: ({ signal }) => {
      const { stages, salespeople, ...rest } = asked;
      const query = {
        ...rest,
        stages: stages.join(','),
        ...(salespeople && { salespeople: salespeople.join(',') }),
      };
      return call(sumProjects, { query }, { signal });
    },
    enabled: may,
  });
  const idle = sums.data?.stages.reduce((sum, stage) => sum + stage.projects, 0) ?? 0;
  if (idle === 0) return null;
  return (
    <p className={styles.idle} role="status">
      {words.told(idle, inQuote.map(({ name }) => name).join(', '))}{' '}
      <Link to="/projects" search={asked} className={styles.textButton}>
        {words.show(idle)}
      </Link>
    </p>
  );
}
