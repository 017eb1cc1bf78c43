// The campaigns that a customer, or one person of it, is in, with what was answered; a click changes it.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconSpeakerphone } from '../activities/icons.ts';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './campaigns.module.css';
import { campaignsOfQuery } from './queries.ts';
import { ResponseMenu } from './response-menu.tsx';
import { useRespond } from './use-respond.ts';

interface CampaignsOfProps {
  customerId: number;
  /** only those of this person and of the firm as such */
  contactId?: number;
}

export function CampaignsOf({ customerId, contactId }: CampaignsOfProps) {
  const { of: words, statuses } = useCampaignTexts();
  const moment = useMoment();
  const respond = useRespond();
  const found = useQuery(campaignsOfQuery(customerId, contactId));
  if (found.isPending) return <Skeleton lines={4} />;
  if (found.isError) return <ErrorState message={found.error.message} onRetry={() => void found.refetch()} />;
  if (found.data.items.length === 0)
    return (
      <EmptyState icon={IconSpeakerphone} title={words.empty}>
        {words.emptyHelp}
      </EmptyState>
    );
  return (
    <ul className={styles.lines} aria-label={words.list}>
      {found.data.items.map((one) => (
        <li key={one.memberId} className={styles.line}>
          <div>
            <Link to="/campaigns/$id" params={{ id: String(one.campaignId) }} className={styles.name}>
              {one.name}
            </Link>
            <p className={styles.quiet}>
              {[statuses[one.status], contactId === undefined && one.contactName].filter(Boolean).join(' · ')}
            </p>
          </div>
          <span className={styles.answered}>
            {one.respondedAt && <span className={styles.quiet}>{moment.day(one.respondedAt)}</span>}
            <ResponseMenu
              name={one.contactName ?? one.name}
              response={one.response}
              onChange={(response) =>
                void respond(
                  one.campaignId,
                  [{ id: one.memberId, response: one.response, name: one.name }],
                  response,
                )
              }
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
