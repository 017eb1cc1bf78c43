// The sales projects of a customer or of one of its contacts, open and closed, and «Opret ny».
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatKroner } from '../../shared/format.ts';
import { listProjects } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { DueWord } from '../ui/due-word.tsx';
import { IconPlus, IconTargetArrow } from '../ui/icons.ts';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './projects-of.module.css';

const MOST = 200;

interface ProjectsOfProps {
  customerId: number;
  /** only those with this person */
  contactId?: number;
}

export function ProjectsOf({ customerId, contactId }: ProjectsOfProps) {
  const words = useProjectTexts();
  const { language } = useLanguage();
  const may = useMe().may('write projects');
  const names = useReference();
  const navigate = useNavigate();
  const create = () =>
    void navigate({
      to: '/projects/$id',
      params: { id: 'new' },
      search: { customerId, ...(contactId && { contactId }) },
    });
  const found = useQuery({
    queryKey: ['projects', 'of', customerId, contactId],
    queryFn: ({ signal }) =>
      call(
        listProjects,
        {
          query: {
            ...(contactId ? { contactId } : { customerId }),
            state: 'all',
            sort: 'updatedAt',
            descending: 'true',
            limit: MOST,
          },
        },
        { signal },
      ),
  });
  if (found.isPending) return <Skeleton lines={4} />;
  if (found.isError) return <ErrorState message={found.error.message} onRetry={() => void found.refetch()} />;
  const button = may && (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={create}>
      {words.create}
    </Button>
  );
  if (found.data.items.length === 0)
    return (
      <EmptyState icon={IconTargetArrow} title={words.empty} action={button}>
        {words.emptyHelp}
      </EmptyState>
    );
  return (
    <>
      <div className={styles.actions}>{button}</div>
      <ul className={styles.list} aria-label={words.title}>
        {found.data.items.map((project) => (
          <li key={project.id} className={styles.line}>
            <div className={styles.who}>
              <Link to="/projects/$id" params={{ id: String(project.id) }} className={styles.name}>
                {project.name}
              </Link>
              <span className={styles.quiet}>
                {project.number} ·{' '}
                {project.result ? words.closedAs[project.result] : names.stage(project.stageId)?.name} ·{' '}
                {formatKroner(project.amount, language)}
              </span>
            </div>
            {project.nextFollowUpDate && (
              <DueWord date={project.nextFollowUpDate} time={project.nextFollowUpTime} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
