// What stands on the page when nothing does: that all is well, and what could still be added to it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../data/me.ts';
import { useForgottenTexts } from '../texts/forgotten.ts';
import { IconCheck } from '../ui/icons.ts';
import { EmptyState, NoHits } from '../ui/states.tsx';
import { forgottenCountsQuery } from './counts.ts';
import { rhythmRulesQuery } from './queries.ts';
import type { ForgottenSearch } from './routes.ts';

interface NothingForgottenProps {
  search: ForgottenSearch;
  salesperson: number | undefined;
  onChange: (part: { kinds?: undefined; waiting?: true }) => void;
}

export function NothingForgotten({ search, salesperson, onChange }: NothingForgottenProps) {
  const words = useForgottenTexts();
  const { may } = useMe();
  const rules = useQuery(rhythmRulesQuery).data?.items;
  const all = useQuery(forgottenCountsQuery(salesperson, false)).data;
  if (search.kinds) {
    const chosen = search.kinds.map((kind) => words.chips[kind]);
    return <NoHits filters={chosen} onClear={() => onChange({ kinds: undefined })} />;
  }
  const waiting = !search.waiting && all ? all.customer + all.quote + all.project : 0;
  const ruled = rules?.some((rule) => rule.active) ?? true;
  return (
    <EmptyState
      icon={IconCheck}
      title={words.empty.title}
      action={
        waiting > 0 ? (
          <Button variant="default" onClick={() => onChange({ waiting: true })}>
            {words.empty.waiting(waiting)}
          </Button>
        ) : (
          !ruled &&
          may('manage settings') && (
            <Link to="/settings" search={{ tab: 'rhythm', open: 'new' }}>
              {words.empty.makeRule}
            </Link>
          )
        )
      }
    >
      {search.owner === undefined ? words.empty.mine : words.empty.all}
      {!ruled && ` ${words.empty.noRules}`}
    </EmptyState>
  );
}
