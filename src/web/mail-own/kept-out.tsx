// What a user keeps out of the journal by the sender's marks, and the way to the rules for the rest.
import { Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SENSITIVITIES, saveKeptOut } from '../../shared/mail-own.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { searchOf } from '../mail/mail-search.ts';
import { Section } from '../settings/section.tsx';
import { useMailOwnTexts } from '../texts/mail-own.ts';
import { useNotices } from '../ui/notices.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { keptOutQuery } from './queries.ts';

export function KeptOut() {
  const texts = useMailOwnTexts();
  const words = texts.keptOut;
  const { notify } = useNotices();
  const client = useQueryClient();
  const refused = useRefused();
  const { data, error, isPending, refetch } = useQuery(keptOutQuery);
  const choose = async (mark: (typeof SENSITIVITIES)[number], on: boolean) => {
    const sensitivities = SENSITIVITIES.filter((one) =>
      one === mark ? on : data?.sensitivities.includes(one),
    );
    try {
      client.setQueryData(keptOutQuery.queryKey, await call(saveKeptOut, { body: { sensitivities } }));
      notify(words.saved, { tone: 'good' });
    } catch (fault) {
      refused(fault);
      await refetch();
    }
  };
  return (
    <Section title={words.title} help={words.help}>
      {error && !data && <ErrorState title={texts.failed} onRetry={() => void refetch()} />}
      {isPending && <Skeleton lines={3} />}
      {data &&
        SENSITIVITIES.map((mark) => (
          <Checkbox
            key={mark}
            label={words.marks[mark]}
            checked={data.sensitivities.includes(mark)}
            onChange={(event) => void choose(mark, event.currentTarget.checked)}
          />
        ))}
      <p>
        <Link to="/mail" search={searchOf('rules')}>
          {words.rules}
        </Link>
      </p>
    </Section>
  );
}
