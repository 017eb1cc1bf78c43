// Whom to add to a campaign: by what is known of customers, or by a list.
import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Audience } from '../../shared/campaigns.ts';
import { useReference } from '../data/reference.ts';
import type { Form } from '../data/use-form.ts';
import { FormSection } from '../records/form-frame.tsx';
import { SeveralField } from '../records/several-field.tsx';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './campaigns.module.css';
import { linesOfText, readListFile } from './list-file.ts';
import { type AudienceForm, MOST_LINES } from './use-audience.ts';

const CLASSES = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const OFS = ['customers', 'primary-contacts', 'contacts'] as const;
const HOWS = ['filter', 'list'] as const;
type Several = 'statusIds' | 'classes' | 'industries' | 'targetGroups' | 'interests' | 'responsibleIds';

const named = (all: readonly { id: number; name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }));
const plain = (all: readonly string[]) => all.map((value) => ({ value, label: value }));
const MAX_FILE_BYTES = 10 * 1024 * 1024;

export function AudienceFields({ form }: { form: Form<AudienceForm> }) {
  const { audience: words } = useCampaignTexts();
  return (
    <>
      <div className={styles.how}>
        <Segmented
          label={words.how}
          value={form.values.how}
          options={HOWS.map((value) => ({ value, label: words.hows[value] }))}
          onChange={(how) => form.set({ how })}
        />
      </div>
      {form.values.how === 'filter' ? <Conditions form={form} /> : <List form={form} />}
    </>
  );
}

function Conditions({ form }: { form: Form<AudienceForm> }) {
  const { audience: words } = useCampaignTexts();
  const { statuses, users, industries, targetGroups, interests } = useReference();
  const { values, set, errors } = form;
  const bind = <Field extends Several>(field: Field) => ({
    label: words[field],
    name: field,
    placeholder: words.any,
    value: values[field],
    error: errors.of(field),
    onChange: (chosen: AudienceForm[Field]) => set({ [field]: chosen }),
  });
  const people = users.filter((user) => user.isSalesperson);
  return (
    <>
      <FormSection title={words.who}>
        <SeveralField {...bind('statusIds')} options={named(statuses)} />
        <SeveralField {...bind('classes')} options={plain(CLASSES)} />
        <SeveralField {...bind('industries')} options={plain(industries)} />
        <SeveralField {...bind('targetGroups')} options={plain(targetGroups)} />
        <SeveralField {...bind('interests')} options={plain(interests)} hint={words.interestsHint} />
        <SeveralField {...bind('responsibleIds')} options={named(people)} />
        <TextInput label={words.postcodeFrom} inputMode="numeric" {...form.text('postcodeFrom')} />
        <TextInput label={words.postcodeTo} inputMode="numeric" {...form.text('postcodeTo')} />
        <DayField
          label={words.activeSince}
          value={values.activeSince}
          warnPast={false}
          warnDayOff={false}
          error={errors.of('activeSince')}
          onChange={(activeSince) => set({ activeSince })}
        />
        <DayField
          label={words.quietSince}
          value={values.quietSince}
          warnPast={false}
          warnDayOff={false}
          error={errors.of('quietSince')}
          onChange={(quietSince) => set({ quietSince })}
        />
      </FormSection>
      <FormSection title={words.of}>
        <div data-wide>
          <Radio.Group
            aria-label={words.of}
            value={values.of}
            onChange={(of) => set({ of: of as Audience['of'] })}
          >
            <Stack gap={8}>
              {OFS.map((value) => (
                <Radio key={value} value={value} label={words.ofs[value]} />
              ))}
            </Stack>
          </Radio.Group>
          <p className={styles.help}>{words.help}</p>
        </div>
      </FormSection>
    </>
  );
}

function List({ form }: { form: Form<AudienceForm> }) {
  const { audience: words } = useCampaignTexts();
  const [told, setTold] = useState('');
  const count = linesOfText(form.values.lines).length;
  const take = async (file: File) => {
    const lines = await readListFile(file);
    setTold(lines.length === 0 ? words.fileEmpty(file.name) : words.fileRead(file.name, lines.length));
    if (lines.length > 0) form.set({ lines: lines.join('\n') });
  };
  return (
    <FormSection title={words.who}>
      <div data-wide>
        <Textarea
          {...form.text('lines')}
          label={words.lines}
          description={words.linesHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={count > MOST_LINES ? words.tooMany : form.errors.of('list')}
          autosize
          minRows={8}
          maxRows={16}
          spellCheck={false}
        />
      </div>
      <div data-wide>
        <FileDrop
          single
          accept=".csv,.txt"
          maxBytes={MAX_FILE_BYTES}
          hint={words.file}
          chooseLabel={words.chooseFile}
          send={take}
          onSent={() => {}}
        />
        <p role="status" className={styles.help}>
          {told}
        </p>
      </div>
    </FormSection>
  );
}
