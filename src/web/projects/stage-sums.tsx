// What stands in each stage: how many, for how much, and what that is worth by its probability.
import { useQuery } from '@tanstack/react-query';
import { formatKroner } from '../../shared/format.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import styles from './projects.module.css';
import { type ProjectSearch, sumsQuery } from './queries.ts';

export function StageSums({ search }: { search: ProjectSearch }) {
  const words = useProjectTexts();
  const { language } = useLanguage();
  const names = useReference();
  const stages = useQuery(sumsQuery(search)).data?.stages ?? [];
  if (stages.length === 0) return null;
  const total = stages.reduce(
    (sum, each) => ({
      projects: sum.projects + each.projects,
      amount: sum.amount + each.amount,
      value: sum.value + each.value,
    }),
    { projects: 0, amount: 0, value: 0 },
  );
  const lines = [
    ...stages.map((each) => ({ ...each, name: names.stage(each.stageId)?.name ?? '' })),
    ...(stages.length > 1 ? [{ ...total, name: words.total, stageId: 0 }] : []),
  ];
  return (
    <dl className={styles.sums} aria-label={words.sums}>
      {lines.map(({ stageId, name, projects, amount, value }) => (
        <div key={stageId}>
          <dt>
            {name} <span className={styles.quiet}>{words.sum(projects)}</span>
          </dt>
          <dd className="tabular">
            {formatKroner(amount, language)}{' '}
            <span className={styles.quiet}>{words.valueOf(formatKroner(value, language))}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
