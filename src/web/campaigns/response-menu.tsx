// What somebody answered to a campaign, and changing it by a click: the word with an icon, never colour alone.
import { Menu, UnstyledButton } from '@mantine/core';
import { type CampaignResponse, campaignResponse } from '../../shared/responses.ts';
import { useMe } from '../data/me.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { IconCheck, IconChevronDown } from '../ui/icons.ts';
import styles from './campaigns.module.css';

interface ResponseMenuProps {
  /** whose answer it is */
  name: string;
  response: CampaignResponse;
  onChange: (response: CampaignResponse) => void;
}

export function ResponseMenu({ name, response, onChange }: ResponseMenuProps) {
  const { member: words } = useCampaignTexts();
  const { responses } = useTexts().activities;
  if (!useMe().may('write campaigns')) return <span>{responses[response]}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={styles.response}
          data-answer={response}
          aria-label={words.responseOf(name, responses[response])}
        >
          {responses[response]}
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <ResponseItems response={response} onChange={onChange} />
      </Menu.Dropdown>
    </Menu>
  );
}

interface ResponseItemsProps {
  /** undefined: several, which may differ */
  response?: CampaignResponse;
  onChange: (response: CampaignResponse) => void;
}

export function ResponseItems({ response, onChange }: ResponseItemsProps) {
  const { responses } = useTexts().activities;
  return campaignResponse.options.map((value) => (
    <Menu.Item
      key={value}
      role="menuitemradio"
      aria-checked={value === response}
      leftSection={<IconCheck size={14} aria-hidden visibility={value === response ? 'visible' : 'hidden'} />}
      onClick={() => onChange(value)}
    >
      {responses[value]}
    </Menu.Item>
  ));
}
