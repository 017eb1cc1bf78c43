// What people answer to a campaign. Apart from the campaigns themselves, since every activity knows it.
import { z } from 'zod';

export const campaignResponse = z.enum(['none', 'interested', 'not-interested', 'meeting', 'order']);
export type CampaignResponse = z.infer<typeof campaignResponse>;
