// The head of a campaign's page: what it is, when, whose, how it stands, and the acts on all its members.
import { Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type CampaignStatus, campaignStatus } from '../../shared/campaign-words.ts';
import { type CampaignView, changeCampaign } from '../../shared/campaigns.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import styles from '../records/record-page.module.css';
import { useQuickSave } from '../records/use-quick-save.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { IconCalendar, IconCheck, IconChevronDown, IconPlus, IconUser } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { usePeriod } from './period.ts';
import { campaignQuery } from './queries.ts';

const route = getRouteApi('/frame/campaigns/$id');

export function CampaignHead({ campaign }: { campaign: CampaignView }) {
  const { common } = useTexts();
  const words = useCampaignTexts();
  const navigate = route.useNavigate();
  const period = usePeriod();
  const mayWrite = useMe().may('write campaigns');
  const responsible = useReference().user(campaign.responsibleId);
  const go = (act: 'edit' | 'add' | 'make') => void navigate({ search: { act } });
  useShortcuts(words.one, mayWrite ? [{ keys: 'r', label: common.edit, run: () => go('edit') }] : []);
  return (
    <PageHead
      title={campaign.name}
      aside={campaign.kind}
      actions={
        mayWrite && (
          <>
            <Button variant="default" onClick={() => go('edit')}>
              {common.edit}
            </Button>
            <Button variant="default" onClick={() => go('make')} disabled={campaign.members === 0}>
              {words.member.makeActivities}
            </Button>
            <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => go('add')}>
              {words.member.add}
            </Button>
          </>
        )
      }
    >
      <ul className={styles.ways}>
        <li>
          <StatusChoice campaign={campaign} />
        </li>
        <li title={words.fields.period}>
          <IconCalendar size={15} aria-hidden />
          <span className="only-read">{words.fields.period}</span>
          <span className="tabular">{period(campaign)}</span>
        </li>
        {responsible && (
          <li title={words.fields.responsibleId}>
            <IconUser size={15} aria-hidden />
            <span className="only-read">{words.fields.responsibleId}</span>
            {responsible.name} ({responsible.initials})
          </li>
        )}
      </ul>
    </PageHead>
  );
}

/** A click changes how the campaign stands, «Fortryd» changes it back. */
function StatusChoice({ campaign }: { campaign: CampaignView }) {
  const words = useCampaignTexts();
  const { may } = useMe();
  const { notify } = useNotices();
  const { save } = useQuickSave();
  const client = useQueryClient();
  const present = words.statuses[campaign.status];
  if (!may('write campaigns')) return <span>{present}</span>;

  const change = async (status: CampaignStatus, from: CampaignView, undoable = true): Promise<void> => {
    const saved = await save(['status'], from.version, (version) =>
      call(changeCampaign, { params: { id: from.id }, body: { status, version } }),
    );
    if (!saved) return;
    client.setQueryData(campaignQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['campaigns'] });
    notify(words.statusChanged(saved.name, words.statuses[saved.status]), {
      ...(undoable && { undo: () => change(from.status, saved, false) }),
    });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          aria-label={words.changeStatus(present)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {present}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {campaignStatus.options.map((status) => (
          <Menu.Item
            key={status}
            role="menuitemradio"
            aria-checked={status === campaign.status}
            leftSection={
              <IconCheck
                size={14}
                aria-hidden
                visibility={status === campaign.status ? 'visible' : 'hidden'}
              />
            }
            onClick={() => status !== campaign.status && void change(status, campaign)}
          >
            {words.statuses[status]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
