// What an activity belongs to beyond its customer: a sales project, a campaign and its answer, and what a quote is for.
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type CampaignResponse, campaignResponse } from '../../shared/responses.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { AmountField } from '../ui/amount-field.tsx';
import { AsyncPicker } from '../ui/async-picker.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import styles from './activity.module.css';
import type { FieldsProps } from './activity-fields.tsx';
import { findCampaigns, findProjects, type ProjectPick } from './find-sale.ts';
import { QuickCreateProject } from './quick-create-project.tsx';

export function SaleFields({ form, set, errors, stored }: FieldsProps) {
  const words = useTexts().activities;
  const { fields } = words;
  const isQuote = useReference().type(form.typeId)?.kind === 'quote';
  const customerId = form.customer && Number(form.customer.id);
  const may = useMe().may('write projects');
  const [creating, setCreating] = useState<string | null>(null);
  const choose = (project: ProjectPick | null) => {
    set({ project, ...(project && !form.customer && { customer: project.customer }) });
    setCreating(null);
  };
  const create = (name: string) => {
    if (customerId === null) {
      errors.show([{ field: 'customerId', message: words.quick.chooseCustomerFirst }]);
    } else setCreating(name);
  };
  return (
    <>
      <div className={styles.pair}>
        <AsyncPicker
          label={fields.project}
          name="projectId"
          searchKey={`projects of ${customerId}`}
          search={(q, signal) => findProjects(q, signal, customerId)}
          value={form.project}
          error={errors.of('projectId')}
          onChange={choose}
          {...(may && { onCreate: create })}
        />
        <AsyncPicker
          label={fields.campaign}
          name="campaignId"
          searchKey="campaigns"
          search={findCampaigns}
          value={form.campaign}
          error={errors.of('campaignId')}
          onChange={(campaign) => set({ campaign, response: null })}
        />
      </div>
      {creating !== null && (
        <QuickCreateProject
          name={creating}
          form={form}
          onCancel={() => setCreating(null)}
          onChosen={choose}
        />
      )}
      {form.campaign && (
        <NativeSelect
          size="xs"
          className={styles.narrow}
          label={fields.response}
          name="response"
          value={form.response ?? ''}
          error={errors.of('response')}
          data={[
            // What was answered before stands until somebody says otherwise.
            ...(form.response === null ? [{ value: '', label: words.responseAsBefore }] : []),
            ...campaignResponse.options.map((value) => ({ value, label: words.responses[value] })),
          ]}
          onChange={(event) => set({ response: (event.target.value as CampaignResponse) || null })}
        />
      )}
      {(isQuote || form.amount !== null || form.expiresOn !== null) && (
        <div className={styles.pair}>
          <AmountField
            label={fields.amount}
            name="amount"
            value={form.amount}
            error={errors.of('amount')}
            onChange={(amount) => set({ amount })}
          />
          <DayField
            label={fields.expiresOn}
            name="expiresOn"
            value={form.expiresOn}
            warnPast={form.expiresOn !== stored?.expiresOn}
            warnDayOff={false}
            error={errors.of('expiresOn')}
            onChange={(expiresOn) => set({ expiresOn })}
          />
        </div>
      )}
    </>
  );
}
