// Registering what members answered, for one or for several, told with «Fortryd».
import { useQueryClient } from '@tanstack/react-query';
import { type MemberRow, respond } from '../../shared/campaigns.ts';
import type { CampaignResponse } from '../../shared/responses.ts';
import { call, Refusal } from '../data/call.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';

/** A member as far as its answer goes. */
export type Answering = Pick<MemberRow, 'id' | 'response'> & { name: string };

/** The server takes so many at a time. */
const AT_ONCE = 500;

export function useRespond() {
  const { member: words } = useCampaignTexts();
  const { activities, common } = useTexts();
  const { notify } = useNotices();
  const client = useQueryClient();

  /** Sends, tells what was refused, and shows what is now. Answers whether it was done. */
  async function send(campaignId: number, ids: readonly number[], response: CampaignResponse) {
    try {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const body = { memberIds: ids.slice(from, from + AT_ONCE), response };
        await call(respond, { params: { id: campaignId }, body });
      }
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notify(error.message || common.errors.offline, { tone: 'danger' });
      return false;
    } finally {
      void client.invalidateQueries({ queryKey: ['campaign'] });
      void client.invalidateQueries({ queryKey: ['campaigns'] });
    }
  }

  return async (campaignId: number, members: readonly Answering[], response: CampaignResponse) => {
    const changing = members.filter((member) => member.response !== response);
    const [first] = changing;
    if (!first) return;
    const ids = changing.map(({ id }) => id);
    if (!(await send(campaignId, ids, response))) return;
    const word = activities.responses[response];
    notify(
      changing.length === 1 ? words.responded(first.name, word) : words.respondedMany(changing.length, word),
      {
        undo: async () => {
          const before = Map.groupBy(changing, (member) => member.response);
          for (const [was, those] of before) {
            await send(
              campaignId,
              those.map(({ id }) => id),
              was,
            );
          }
        },
      },
    );
  };
}
