// A campaign as its form holds it.
import type { CampaignStatus } from '../../shared/campaign-words.ts';
import type { CampaignView } from '../../shared/campaigns.ts';
import type { Day } from '../../shared/days.ts';

export interface CampaignValues {
  name: string;
  status: CampaignStatus;
  startsOn: Day | null;
  endsOn: Day | null;
  responsibleId: number | null;
  kind: string;
  note: string;
}

export function valuesOf(campaign: CampaignView): CampaignValues {
  const { name, status, startsOn, endsOn, responsibleId, kind, note } = campaign;
  return { name, status, startsOn, endsOn, responsibleId, kind, note };
}

export const newValues = (today: Day, responsibleId: number): CampaignValues => ({
  name: '',
  status: 'planned',
  startsOn: today,
  endsOn: null,
  responsibleId,
  kind: '',
  note: '',
});
