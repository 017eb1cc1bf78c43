// Campaigns side by side: a column for each, a row for each figure, rates as bars with their number.
import { ActionIcon, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CampaignFigures, CampaignRow } from '../../shared/campaigns.ts';
import { formatKroner } from '../../shared/format.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { IconX } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import styles from './campaigns.module.css';
import { ANSWERED } from './figures.tsx';
import { usePercent, usePeriod } from './period.ts';
import { comparisonQuery } from './queries.ts';

const route = getRouteApi('/frame/campaigns/compare');

type Compared = CampaignRow & { figures: CampaignFigures };

export function ComparePage() {
  const { comparison: words } = useCampaignTexts();
  useTitle(words.title);
  const { ids = [] } = route.useSearch();
  const compared = useQuery({ ...comparisonQuery(ids), enabled: ids.length > 0 });
  return (
    <>
      <PageHead title={words.title} aside={<Link to="/campaigns">{words.toList}</Link>} />
      {ids.length < 2 ? (
        <EmptyState title={words.few} action={<Link to="/campaigns">{words.toList}</Link>}>
          {words.fewHelp}
        </EmptyState>
      ) : compared.isError ? (
        <ErrorState message={compared.error.message} onRetry={() => void compared.refetch()} />
      ) : compared.data ? (
        <Comparison campaigns={compared.data.items} ids={ids} />
      ) : (
        <Skeleton lines={10} />
      )}
    </>
  );
}

function Comparison({ campaigns, ids }: { campaigns: readonly Compared[]; ids: readonly number[] }) {
  const { comparison: words, figures, statuses } = useCampaignTexts();
  const period = usePeriod();
  return (
    <Table.ScrollContainer minWidth={200 + campaigns.length * 170} className={styles.comparison}>
      <Table verticalSpacing={6} aria-label={words.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={styles.figureName}>{words.figure}</Table.Th>
            {campaigns.map((campaign) => (
              <Table.Th key={campaign.id}>
                <span className={styles.columnName}>
                  <Link to="/campaigns/$id" params={{ id: String(campaign.id) }}>
                    {campaign.name}
                  </Link>
                  <ActionIcon
                    size={22}
                    aria-label={words.remove(campaign.name)}
                    component={Link}
                    to="/campaigns/compare"
                    search={{ ids: ids.filter((id) => id !== campaign.id) } as never}
                    replace
                  >
                    <IconX size={13} aria-hidden />
                  </ActionIcon>
                </span>
                <span className={styles.columnAside}>
                  {statuses[campaign.status]} · {period(campaign)}
                </span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <People campaigns={campaigns} title={words.people} labels={figures} />
        <Answers campaigns={campaigns} />
        <Sale campaigns={campaigns} />
      </Table>
    </Table.ScrollContainer>
  );
}

type Labels = ReturnType<typeof useCampaignTexts>['figures'];

function People({
  campaigns,
  title,
  labels,
}: {
  campaigns: readonly Compared[];
  title: string;
  labels: Labels;
}) {
  const { ofMembers } = useCampaignTexts().comparison;
  const answered = ({ figures }: Compared) => ANSWERED.reduce((sum, one) => sum + figures.responses[one], 0);
  return (
    <Table.Tbody>
      <Heading title={title} span={campaigns.length + 1} />
      <Row label={labels.members} campaigns={campaigns} cell={(one) => one.figures.members} />
      <Rates
        label={labels.contacted}
        campaigns={campaigns}
        part={(one) => one.figures.contacted}
        of={ofMembers}
      />
      <Rates
        label={labels.inDialogue}
        campaigns={campaigns}
        part={(one) => one.figures.inDialogue}
        of={ofMembers}
      />
      <Rates label={labels.responded} campaigns={campaigns} part={answered} of={ofMembers} />
    </Table.Tbody>
  );
}

function Answers({ campaigns }: { campaigns: readonly Compared[] }) {
  const { comparison: words } = useCampaignTexts();
  const { responses } = useTexts().activities;
  return (
    <Table.Tbody>
      <Heading title={words.responses} span={campaigns.length + 1} />
      {ANSWERED.map((response) => (
        <Rates
          key={response}
          label={responses[response]}
          campaigns={campaigns}
          part={(one) => one.figures.responses[response]}
          of={words.ofMembers}
        />
      ))}
    </Table.Tbody>
  );
}

function Sale({ campaigns }: { campaigns: readonly Compared[] }) {
  const { comparison: words, figures: labels } = useCampaignTexts();
  const { language } = useLanguage();
  const money = (oere: number) => formatKroner(oere, language);
  return (
    <Table.Tbody>
      <Heading title={words.sale} span={campaigns.length + 1} />
      <Row label={labels.projects} campaigns={campaigns} cell={(one) => one.figures.projects} />
      <Row label={labels.amount} campaigns={campaigns} cell={(one) => money(one.figures.amount)} />
      <Rates
        label={labels.won}
        campaigns={campaigns}
        part={(one) => one.figures.wonProjects}
        whole={(one) => one.figures.projects}
        of={words.ofProjects}
      />
      <Row label={labels.wonAmount} campaigns={campaigns} cell={(one) => money(one.figures.wonAmount)} />
    </Table.Tbody>
  );
}

function Heading({ title, span }: { title: string; span: number }) {
  return (
    <Table.Tr>
      <Table.Th colSpan={span} scope="colgroup" className={styles.group}>
        {title}
      </Table.Th>
    </Table.Tr>
  );
}

interface RowProps {
  label: string;
  campaigns: readonly Compared[];
  cell: (campaign: Compared) => ReactNode;
}

function Row({ label, campaigns, cell }: RowProps) {
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles.figureName}>
        {label}
      </Table.Th>
      {campaigns.map((campaign) => (
        <Table.Td key={campaign.id} className="tabular">
          {cell(campaign)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

interface RatesProps {
  label: string;
  campaigns: readonly Compared[];
  part: (campaign: Compared) => number;
  /** members when left out */
  whole?: (campaign: Compared) => number;
  /** «12 % af medlemmerne» */
  of: (percent: string) => string;
}

/** How many, and how large a part that is; the best one is told by a word. */
function Rates({ label, campaigns, part, whole = (one) => one.figures.members, of }: RatesProps) {
  const { best: bestWord } = useCampaignTexts().comparison;
  const percent = usePercent();
  const rate = (one: Compared) => (whole(one) === 0 ? 0 : part(one) / whole(one));
  const most = Math.max(...campaigns.map(rate));
  const best = campaigns.filter((one) => rate(one) === most);
  return (
    <Row
      label={label}
      campaigns={campaigns}
      cell={(one) => (
        <>
          <span>
            {part(one)}{' '}
            {whole(one) > 0 && <span className={styles.quiet}>{of(percent(part(one), whole(one)))}</span>}
          </span>
          <span className={styles.rate} aria-hidden>
            <span style={{ width: `${rate(one) * 100}%` }} />
          </span>
          {most > 0 && best.length === 1 && best[0] === one && (
            <span className={styles.best}>{bestWord}</span>
          )}
        </>
      )}
    />
  );
}
