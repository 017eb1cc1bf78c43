// One activity for each member: what, from when, by whom; and before it happens how many, over how many days.
import { Checkbox, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type CampaignView, createCampaignActivities } from '../../shared/campaigns.ts';
import type { Day } from '../../shared/days.ts';
import { addDays } from '../../shared/days.ts';
import { formatDayLong } from '../../shared/format.ts';
import { type CampaignResponse, campaignResponse } from '../../shared/responses.ts';
import { nextWorkingDay } from '../../shared/working-days.ts';
import { TypeSelect } from '../activities/activity-fields.tsx';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useForm } from '../data/use-form.ts';
import { FormSection } from '../records/form-frame.tsx';
import { SeveralField } from '../records/several-field.tsx';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { useDraft } from '../ui/use-draft.tsx';
import { ActFrame } from './act-frame.tsx';
import styles from './campaigns.module.css';
import { jobsQuery, planQuery, type Spread } from './queries.ts';

interface Values {
  typeId: number | null;
  followUpText: string;
  from: Day | null;
  perDay: string;
  salespersonIds: number[];
  responses: CampaignResponse[];
}

const PAUSE_MS = 250;
const MOST_PER_DAY = 500;

interface MakeActivitiesProps {
  campaign: CampaignView;
  onClose: () => void;
}

export function MakeActivities({ campaign, onClose }: MakeActivitiesProps) {
  const { make: words } = useCampaignTexts();
  const { responses } = useTexts().activities;
  const { users, types } = useReference();
  const { today, company } = useMe();
  const client = useQueryClient();
  const [begun] = useState<Values>(() => ({
    typeId: types.find((type) => type.active && type.kind === 'call')?.id ?? null,
    followUpText: campaign.name,
    from: nextWorkingDay(addDays(today, 1), company.daysOff),
    perDay: '10',
    salespersonIds: [],
    responses: ['none'],
  }));
  const draft = useDraft<Values>(`campaign:${campaign.id}:activities`, begun);
  const { value } = draft;
  const form = useForm<Values>(draft);
  const { errors } = form;
  const perDay = /^\d+$/.test(value.perDay.trim()) ? Number(value.perDay) : 0;
  const perDayFits = perDay >= 1 && perDay <= MOST_PER_DAY;
  const { from, salespersonIds, responses: whom } = value;
  const spread = useMemo<Spread | null>(
    () => (from && perDayFits ? { from, perDay, salespersonIds, responses: whom } : null),
    [from, perDay, perDayFits, salespersonIds, whom],
  );
  const [asked] = useDebouncedValue(spread, PAUSE_MS);
  const plan = useQuery({ ...planQuery(campaign.id, asked ?? NOTHING), enabled: asked !== null });
  const settled = spread !== null && asked === spread && plan.isSuccess && !plan.isPlaceholderData;
  const count = settled ? plan.data.activities : 0;

  const make = async () => {
    if (!spread) return;
    const body = { ...spread, typeId: value.typeId as number, followUpText: value.followUpText };
    const job = await form.submit((idempotencyKey) =>
      call(createCampaignActivities, { params: { id: campaign.id }, body }, { idempotencyKey }),
    );
    if (!job) return;
    draft.clear();
    client.setQueryData(jobsQuery(campaign.id).queryKey, (before) => ({
      items: [job, ...(before?.items ?? [])],
    }));
    onClose();
  };
  return (
    <ActFrame
      campaign={campaign}
      title={words.title}
      form={form}
      draft={draft}
      label={count > 0 ? words.make(count) : words.makeNone}
      disabled={count === 0}
      onSubmit={() => void make()}
      onClose={onClose}
      aside={
        <section className={styles.preview} aria-label={words.plan}>
          <h2>{words.plan}</h2>
          {plan.isError ? (
            <ErrorState message={plan.error.message} onRetry={() => void plan.refetch()} />
          ) : plan.data ? (
            <PlanWords plan={plan.data} />
          ) : (
            <Skeleton lines={4} />
          )}
        </section>
      }
    >
      <FormSection title={words.what}>
        <TypeSelect
          label={words.typeId}
          name="typeId"
          value={value.typeId}
          error={errors.of('typeId')}
          onChange={(typeId) => form.set({ typeId })}
        />
        <div data-wide>
          <TextInput label={words.followUpText} {...form.text('followUpText')} />
        </div>
      </FormSection>
      <FormSection title={words.whom}>
        <div data-wide>
          <Checkbox.Group
            size="xs"
            label={words.responses}
            value={value.responses}
            onChange={(chosen) => form.set({ responses: chosen as CampaignResponse[] })}
          >
            <Group gap="md" mt={6}>
              {campaignResponse.options.map((one) => (
                <Checkbox
                  key={one}
                  value={one}
                  label={`${responses[one]} (${campaign.figures.responses[one]})`}
                />
              ))}
            </Group>
          </Checkbox.Group>
        </div>
      </FormSection>
      <FormSection title={words.when}>
        <DayField
          label={words.from}
          name="from"
          value={value.from}
          error={errors.of('from')}
          onChange={(day) => form.set({ from: day })}
        />
        <TextInput
          label={words.perDay}
          inputMode="numeric"
          {...form.text('perDay')}
          error={errors.of('perDay') ?? (perDayFits ? undefined : words.perDayInvalid)}
        />
      </FormSection>
      <FormSection title={words.whose}>
        <SeveralField
          wide
          label={words.salespersonIds}
          name="salespersonIds"
          hint={words.salespersonHint}
          error={errors.of('salespersonIds')}
          options={users
            .filter((user) => user.active && user.isSalesperson)
            .map((user) => ({ value: user.id, label: `${user.name} (${user.initials})` }))}
          value={salespersonIds}
          onChange={(chosen) => form.set({ salespersonIds: chosen })}
        />
      </FormSection>
    </ActFrame>
  );
}

/** Keeps a date on one line: its hyphens become non-breaking ones (U+2011). */
const unbroken = (text: string) => text.replaceAll('-', '\u2011');

const NOTHING: Spread = { from: '2000-01-03', perDay: 1, salespersonIds: [] };

type Plan = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof planQuery>['queryFn']>>>>;

function PlanWords({ plan }: { plan: Plan }) {
  const { make: words } = useCampaignTexts();
  const { language } = useLanguage();
  const names = useReference();
  return (
    <>
      <div role="status">
        <p className={styles.fits}>
          {plan.lastDay === null
            ? words.none
            : words.planned(
                plan.activities,
                plan.workingDays,
                unbroken(formatDayLong(plan.lastDay, language)),
              )}
        </p>
        {plan.passedOver > 0 && <p>{words.passedOver(plan.passedOver)}</p>}
      </div>
      <ul className={styles.sample}>
        {plan.salespeople.map(({ salespersonId, activities }) => (
          <li key={salespersonId} className="tabular">
            {words.perPerson(names.user(salespersonId)?.name ?? `#${salespersonId}`, activities)}
          </li>
        ))}
      </ul>
    </>
  );
}
