// Which sales project and campaign a mail belongs to at a customer: the project whose number stands in the subject, else
// those of the mail that it answers. A project is one customer's, so a mail binds only to its own customer's.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface Bound {
  projectId: number | null;
  campaignId: number | null;
}

const MOST_WORDS = 50;

export async function boundTo(
  tx: Tx,
  customerId: number,
  mail: { subject: string; answersMailId: number | null },
): Promise<Bound> {
  const words = numbersIn(mail.subject);
  const named =
    words.length === 0
      ? []
      : await tx
          .selectFrom('project')
          .select(['id', 'campaign_id as campaignId'])
          .where('customer_id', '=', customerId)
          .where(sql<boolean>`upper(number) = any (${words}::text[])`)
          .limit(2)
          .execute();
  // Two numbers say nothing about which is meant.
  const [project] = named;
  if (project && named.length === 1) return { projectId: project.id, campaignId: project.campaignId };
  if (mail.answersMailId === null) return { projectId: null, campaignId: null };
  const answered = await tx
    .selectFrom('mail_activity')
    .innerJoin('activity', 'activity.id', 'mail_activity.activity_id')
    .select(['activity.project_id as projectId', 'activity.campaign_id as campaignId'])
    .where('mail_activity.mail_id', '=', mail.answersMailId)
    .where('mail_activity.customer_id', '=', customerId)
    .executeTakeFirst();
  return answered ?? { projectId: null, campaignId: null };
}

/** The words of a subject that could be a project's number, in capitals. */
export function numbersIn(subject: string): string[] {
  const words = subject.toUpperCase().match(/[\p{L}\p{N}]+(?:[-./_][\p{L}\p{N}]+)*/gu) ?? [];
  return [...new Set(words.filter((word) => word.length >= 3 && /\p{N}/u.test(word)))].slice(0, MOST_WORDS);
}
