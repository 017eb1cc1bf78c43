// What a campaign has led to, in one row; each figure leads to what it counts.
import { Link } from '@tanstack/react-router';
import type { CampaignView } from '../../shared/campaigns.ts';
import { formatKroner } from '../../shared/format.ts';
import { campaignResponse } from '../../shared/responses.ts';
import { type Fact, Facts } from '../records/record-page.tsx';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useLanguage } from '../texts/language.tsx';
import styles from './campaigns.module.css';
import { usePercent } from './period.ts';
import type { MemberSearch } from './search.ts';

export const ANSWERED = campaignResponse.options.filter((response) => response !== 'none');

export function Figures({ campaign }: { campaign: CampaignView }) {
  const { figures: words } = useCampaignTexts();
  const { language } = useLanguage();
  const percent = usePercent();
  const { figures } = campaign;
  const of = { campaignId: campaign.id };
  const params = { id: String(campaign.id) };
  const answered = ANSWERED.reduce((sum, response) => sum + figures.responses[response], 0);

  const people = (label: string, count: number, search: MemberSearch): Fact => ({
    label,
    value: (
      <>
        <Link to="/campaigns/$id" params={params} search={search} className={styles.figure}>
          {count}
        </Link>
        {count !== figures.members && (
          <span className={styles.quiet}> {percent(count, figures.members)}</span>
        )}
      </>
    ),
  });
  const sale = (label: string, value: string | number, state: 'all' | 'won', aside?: string): Fact => ({
    label,
    value: (
      <>
        <Link to="/projects" search={{ ...of, state }} className={styles.figure}>
          {value}
        </Link>
        {aside && <span className={styles.quiet}> {aside}</span>}
      </>
    ),
  });
  return (
    <section aria-label={words.title} className="tabular">
      <Facts
        facts={[
          people(words.members, figures.members, {}),
          people(words.contacted, figures.contacted, { dialogue: 'contacted' }),
          people(words.inDialogue, figures.inDialogue, { dialogue: 'with' }),
          people(words.responded, answered, { responses: ANSWERED }),
          sale(words.projects, figures.projects, 'all'),
          sale(words.amount, formatKroner(figures.amount, language), 'all'),
          sale(
            words.won,
            formatKroner(figures.wonAmount, language),
            'won',
            figures.wonProjects > 0 ? words.wonOf(figures.wonProjects) : undefined,
          ),
        ]}
      />
    </section>
  );
}
