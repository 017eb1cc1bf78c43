// The columns of a campaign's members, and a member as a card where it is narrow.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MemberRow } from '../../shared/campaigns.ts';
import type { CampaignResponse } from '../../shared/responses.ts';
import { MailLink, PhoneLink } from '../records/links.tsx';
import list from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import type { GridColumn } from '../ui/data-grid/types.ts';
import styles from './campaigns.module.css';
import { ResponseMenu } from './response-menu.tsx';

type Answer = (row: MemberRow, response: CampaignResponse) => void;

/** Whom a member is: the person at the firm, or the firm. */
export const nameOf = ({ contactName, customerName }: MemberRow): string =>
  contactName ? `${contactName}, ${customerName}` : customerName;

const idsOf = ({ customerId, contactId }: MemberRow) => ({ customerId, ...(contactId && { contactId }) });

/** `onAnswer` is to stay the same from one drawing to the next. */
export function useMemberColumns(onAnswer: Answer): GridColumn<MemberRow>[] {
  const { columns: words, hasOpen } = useCampaignTexts().member;
  const moment = useMoment();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` is made anew each time and says the same.
  return useMemo(
    () => [
      {
        id: 'accountNumber',
        title: words.accountNumber,
        width: 84,
        numeric: true,
        render: (row) => row.accountNumber,
      },
      {
        id: 'customer',
        title: words.customer,
        width: 220,
        render: (row) => (
          <Link to="/customers/$id" params={{ id: String(row.customerId) }} className={list.name}>
            {row.customerName}
          </Link>
        ),
      },
      {
        id: 'contact',
        title: words.contact,
        width: 160,
        render: (row) =>
          row.contactId && (
            <Link to="/contacts/$id" params={{ id: String(row.contactId) }}>
              {row.contactName}
            </Link>
          ),
      },
      {
        id: 'response',
        title: words.response,
        width: 156,
        render: (row) => (
          <ResponseMenu
            name={nameOf(row)}
            response={row.response}
            onChange={(response) => onAnswer(row, response)}
          />
        ),
      },
      {
        id: 'phone',
        title: words.phone,
        width: 112,
        numeric: true,
        render: (row) => row.phone && <PhoneLink number={row.phone} />,
      },
      {
        id: 'email',
        title: words.email,
        width: 210,
        render: (row) => row.email && <MailLink address={row.email} of={idsOf(row)} />,
      },
      {
        id: 'activities',
        title: words.activities,
        width: 110,
        numeric: true,
        render: (row) =>
          row.activities > 0 && (
            <>
              {row.activities}
              {row.openActivityId !== null && <span className={styles.quiet}> · {hasOpen}</span>}
            </>
          ),
      },
      {
        id: 'lastActivity',
        title: words.lastActivity,
        width: 130,
        numeric: true,
        render: (row) => row.lastActivityAt && moment.day(row.lastActivityAt),
      },
      {
        id: 'addedAt',
        title: words.addedAt,
        width: 110,
        numeric: true,
        startsHidden: true,
        render: (row) => moment.day(row.addedAt),
      },
    ],
    [words, hasOpen, onAnswer],
  );
}

export function MemberCard({ row, onAnswer }: { row: MemberRow; onAnswer: Answer }) {
  return (
    <div className={list.card}>
      <div className={list.cardTop}>
        <span className={list.cardName}>{row.customerName}</span>
        <ResponseMenu
          name={nameOf(row)}
          response={row.response}
          onChange={(response) => onAnswer(row, response)}
        />
      </div>
      <div className={list.cardMore}>
        <span>{row.contactName ?? row.accountNumber}</span>
        {row.phone && <PhoneLink number={row.phone} />}
      </div>
    </div>
  );
}
