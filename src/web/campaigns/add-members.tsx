// Adding members: whom, and before it happens how many fit, who is left out and why.
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Audience, addMembers, type CampaignView } from '../../shared/campaigns.ts';
import { call } from '../data/call.ts';
import { useForm } from '../data/use-form.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { useDraft } from '../ui/use-draft.tsx';
import { ActFrame } from './act-frame.tsx';
import { AudienceFields } from './audience-fields.tsx';
import styles from './campaigns.module.css';
import { useLeftOut } from './job-words.ts';
import { audienceQuery, jobsQuery } from './queries.ts';
import { type AudienceForm, audienceOf, EVERYBODY } from './use-audience.ts';

const PAUSE_MS = 250;

interface AddMembersProps {
  campaign: CampaignView;
  onClose: () => void;
}

export function AddMembers({ campaign, onClose }: AddMembersProps) {
  const { audience: words } = useCampaignTexts();
  const client = useQueryClient();
  const draft = useDraft<AudienceForm>(`campaign:${campaign.id}:audience`, EVERYBODY);
  const form = useForm<AudienceForm>(draft);
  const audience = useMemo(() => audienceOf(draft.value), [draft.value]);
  const [asked] = useDebouncedValue(audience, PAUSE_MS);
  const preview = useQuery({
    ...audienceQuery(campaign.id, asked ?? NOBODY),
    enabled: asked !== null,
  });
  const settled = audience !== null && asked === audience && preview.isSuccess && !preview.isPlaceholderData;
  const fits = settled ? preview.data.fits : 0;

  const add = async () => {
    if (!audience) return;
    const job = await form.submit(() => call(addMembers, { params: { id: campaign.id }, body: audience }));
    if (!job) return;
    draft.clear();
    client.setQueryData(jobsQuery(campaign.id).queryKey, (before) => ({
      items: [job, ...(before?.items ?? [])],
    }));
    void client.invalidateQueries({ queryKey: jobsQuery(campaign.id).queryKey });
    onClose();
  };
  return (
    <ActFrame
      campaign={campaign}
      title={words.title}
      form={form}
      draft={draft}
      label={fits > 0 ? words.add(fits) : words.addNone}
      disabled={fits === 0}
      onSubmit={() => void add()}
      onClose={onClose}
      aside={
        <section className={styles.preview} aria-label={words.preview}>
          <h2>{words.preview}</h2>
          {audience === null ? (
            <p className={styles.quiet}>{words.nobodyAsked}</p>
          ) : preview.isError ? (
            <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
          ) : preview.data ? (
            <Preview preview={preview.data} counting={!settled} />
          ) : (
            <Skeleton lines={6} />
          )}
        </section>
      }
    >
      <AudienceFields form={form} />
    </ActFrame>
  );
}

const NOBODY: Audience = { of: 'customers', list: [] };

type Previewed = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof audienceQuery>['queryFn']>>>>;

const SHOWN_LINES = 10;
const SHOWN_SAMPLE = 8;

function Preview({ preview, counting }: { preview: Previewed; counting: boolean }) {
  const { audience: words } = useCampaignTexts();
  const { total, reasons } = useLeftOut()(preview.leftOut);
  const { sample, unknownLines } = preview;
  return (
    <>
      <div role="status">
        <p className={styles.fits}>
          {counting ? words.counting : preview.fits > 0 ? words.fits(preview.fits) : words.nobody}
        </p>
        {total > 0 && (
          <>
            <p>{words.leftOutTitle(total)}</p>
            <ul className={styles.reasons}>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {unknownLines.length > 0 && (
        <>
          <h3>{words.unknownLines}</h3>
          <ul className={styles.unknown}>
            {unknownLines.slice(0, SHOWN_LINES).map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand twice in a list.
              <li key={index}>{line}</li>
            ))}
          </ul>
          {preview.leftOut.unknown > SHOWN_LINES && (
            <p className={styles.quiet}>{words.andMore(preview.leftOut.unknown - SHOWN_LINES)}</p>
          )}
        </>
      )}
      {sample.length > 0 && (
        <>
          <h3>{words.sample}</h3>
          <ul className={styles.sample}>
            {sample.slice(0, SHOWN_SAMPLE).map((one) => (
              <li key={`${one.customerId} ${one.contactId}`}>
                {one.customerName}
                {one.contactName && <span className={styles.quiet}> {one.contactName}</span>}
              </li>
            ))}
          </ul>
          {preview.fits > SHOWN_SAMPLE && (
            <p className={styles.quiet}>{words.andMore(preview.fits - SHOWN_SAMPLE)}</p>
          )}
        </>
      )}
    </>
  );
}
