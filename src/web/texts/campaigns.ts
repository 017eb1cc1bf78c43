import { campaigns as danish } from './da/campaigns.ts';
import { campaigns as english } from './en/campaigns.ts';
import { partOf } from './part.ts';

export const useCampaignTexts = partOf(danish, english);
