// The head of an open activity: what it is, with whom, whose, and how it stands with its date; the ways to ring,
// write and go to the customer.
import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ActivityView } from '../../shared/activities.ts';
import { localDateTime } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { formatPhone } from '../../shared/identifiers.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { MailLink } from '../records/links.tsx';
import { useTexts } from '../texts/language.tsx';
import { DueWord } from '../ui/due-word.tsx';
import styles from './activity.module.css';
import { IconExternalLink } from './icons.ts';
import { QuoteFacts } from './quote-facts.tsx';
import { TypeWord } from './type-word.tsx';

interface ActivityHeadProps {
  activity: ActivityView;
  /** the way to the page of its own, when this is a panel */
  withPageLink: boolean;
  /** Forrige/Næste */
  walk?: ReactNode;
}

export function ActivityHead({ activity, withPageLink, walk }: ActivityHeadProps) {
  // On a page of its own it is the page's heading.
  const Heading = withPageLink ? 'h2' : 'h1';
  const words = useTexts().activities;
  const names = useReference();
  const { timeZone } = useMe().company;
  const salesperson = names.user(activity.salespersonId);
  const closer = names.user(activity.completedBy)?.initials;
  const number = activity.contactPhone ?? activity.customerPhone;
  return (
    <div className={styles.head}>
      <div className={styles.headLine}>
        <Heading className={styles.headType}>
          <TypeWord typeId={activity.typeId} />
        </Heading>
        {activity.completedAt && closer ? (
          <span className={styles.quiet}>
            {words.completedBy(
              closer,
              formatDay(localDateTime(new Date(activity.completedAt), timeZone).day),
            )}
          </span>
        ) : (
          <DueWord
            date={activity.followUpDate}
            time={activity.followUpTime}
            completedAt={activity.completedAt}
          />
        )}
        <span className={styles.headEnd}>
          {walk}
          {withPageLink && (
            <ActionIcon
              component={Link}
              to="/activities/$id"
              params={{ id: String(activity.id) } as never}
              aria-label={words.openPage}
            >
              <IconExternalLink size={16} aria-hidden />
            </ActionIcon>
          )}
        </span>
      </div>
      <div className={styles.headFacts}>
        {activity.customerId !== null ? (
          <Link to="/customers/$id" params={{ id: String(activity.customerId) }} className={styles.customer}>
            {activity.accountNumber} {activity.customerName}
          </Link>
        ) : (
          <span className={styles.quiet}>{words.internal}</span>
        )}
        {activity.contactId !== null && (
          <Link to="/contacts/$id" params={{ id: String(activity.contactId) }}>
            {activity.contactName}
          </Link>
        )}
        {activity.projectId !== null && (
          <Link to="/projects/$id" params={{ id: String(activity.projectId) }} title={words.fields.project}>
            {activity.projectNumber} {activity.projectName}
          </Link>
        )}
        {activity.campaignId !== null && (
          <Link to="/campaigns/$id" params={{ id: String(activity.campaignId) }}>
            {activity.campaignName}
          </Link>
        )}
        <QuoteFacts {...activity} />
        {number && <a href={`tel:${number}`}>{formatPhone(number)}</a>}
        {activity.contactEmail && (
          <MailLink address={activity.contactEmail} of={{ activityId: activity.id }} />
        )}
        {salesperson && (
          <span className={styles.quiet} title={salesperson.name}>
            {words.salesperson(salesperson.initials)}
          </span>
        )}
      </div>
    </div>
  );
}
