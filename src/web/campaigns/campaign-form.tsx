// Creating a campaign, and changing all its fields.
import { useQueryClient } from '@tanstack/react-query';
import { campaignStatus } from '../../shared/campaign-words.ts';
import { type CampaignView, changeCampaign, createCampaign } from '../../shared/campaigns.ts';
import type { InputOf } from '../../shared/contract.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { filled } from '../records/filled.ts';
import { ChoiceField, LineField, NoteField, SuggestField } from '../records/form-fields.tsx';
import { FormFrame, FormSection } from '../records/form-frame.tsx';
import { type Saving, useRecordForm } from '../records/use-record-form.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { useNotices } from '../ui/notices.tsx';
import { campaignQuery } from './queries.ts';
import { type CampaignValues, newValues, valuesOf } from './values.ts';

interface CampaignFormProps {
  /** null: a new one */
  campaign: CampaignView | null;
  onSaved: (campaign: CampaignView) => void;
  onCancel: () => void;
}

export function CampaignForm({ campaign, onSaved, onCancel }: CampaignFormProps) {
  const words = useCampaignTexts();
  const { fields, sections, statuses } = words;
  const { notify } = useNotices();
  const client = useQueryClient();
  const { user, today } = useMe();
  const { users } = useReference();
  const form = useRecordForm<CampaignValues, CampaignView>({
    draft: campaign ? `campaign:${campaign.id}` : 'campaign:new',
    current: campaign ? valuesOf(campaign) : newValues(today, user.id),
    version: campaign?.version ?? null,
    save: (saving) => send(campaign?.id ?? null, saving),
    onSaved: (saved) => {
      client.setQueryData(campaignQuery(saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['campaigns'] });
      notify(campaign ? words.saved(saved.name) : words.created(saved.name), { tone: 'good' });
      onSaved(saved);
    },
  });
  const { bind, values } = form;
  const people = users.filter((one) => one.active || one.id === values.responsibleId);
  return (
    <FormFrame
      title={campaign ? words.editTitle(campaign.name) : words.newTitle}
      entity="campaign"
      form={form}
      onCancel={onCancel}
    >
      <FormSection title={sections.what}>
        <LineField label={fields.name} required wide autoFocus {...bind('name')} />
        <div>
          <DayField label={fields.startsOn} warnPast={false} warnDayOff={false} {...bind('startsOn')} />
        </div>
        <div>
          <DayField label={fields.endsOn} warnPast={false} warnDayOff={false} {...bind('endsOn')} />
        </div>
        <ChoiceField
          label={fields.responsibleId}
          options={people.map((one) => ({ value: one.id, label: `${one.name} (${one.initials})` }))}
          {...bind('responsibleId')}
        />
        <ChoiceField
          label={fields.status}
          options={campaignStatus.options.map((value) => ({ value, label: statuses[value] }))}
          {...bind('status')}
        />
        <SuggestField label={fields.kind} hint={words.kindHint} suggestions={words.kinds} {...bind('kind')} />
      </FormSection>
      <FormSection title={sections.note}>
        <NoteField label={fields.note} {...bind('note')} />
      </FormSection>
    </FormFrame>
  );
}

/** What is missing goes as it is; the server says at the field itself what it lacks. */
function send(
  id: number | null,
  { changed, values, version, idempotencyKey }: Saving<CampaignValues>,
): Promise<CampaignView> {
  if (id === null || version === null) {
    const { name, ...rest } = values;
    return call(createCampaign, { body: { name, ...filled(rest) } }, { idempotencyKey });
  }
  const body = { ...changed, version } as InputOf<(typeof changeCampaign)['body']>;
  return call(changeCampaign, { params: { id }, body });
}
