// The fixed words of campaigns that addresses know. Apart from the campaigns themselves, since the first view reads addresses.
import { z } from 'zod';

export const campaignStatus = z.enum(['planned', 'active', 'ended']);
export type CampaignStatus = z.infer<typeof campaignStatus>;

export const campaignSort = z.enum(['name', 'startsOn', 'status', 'responsible', 'updatedAt']);
export type CampaignSort = z.infer<typeof campaignSort>;
