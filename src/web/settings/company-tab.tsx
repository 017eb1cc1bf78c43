// The company: what it is called, where its day begins, which days it is off, what a next follow-up usually is.
import { Button } from '@mantine/core';
import { type CompanyView, changeCompany } from '../../shared/users.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { StaleMerge } from '../history/stale-merge.tsx';
import { ChoiceField, LineField, TickField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useSettingsTexts } from '../texts/settings.ts';
import { ConfirmLeave } from '../ui/confirm-leave.tsx';
import { useNotices } from '../ui/notices.tsx';
import { TimeZoneField } from '../users/time-zone-field.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { useRefresh } from './use-refresh.ts';

interface CompanyValues {
  name: string;
  timeZone: string;
  may1: boolean;
  june5: boolean;
  dec24: boolean;
  dec31: boolean;
  defaultNextTypeId: number | null;
}

const DAYS = ['may1', 'june5', 'dec24', 'dec31'] as const;

export function CompanyTab() {
  const { common } = useTexts();
  const settings = useSettingsTexts();
  const { company } = useMe();
  const { types } = useReference();
  const { notify } = useNotices();
  const refresh = useRefresh();
  const { name, timeZone, daysOff, defaultNextTypeId } = company;
  const form = useRecordForm<CompanyValues, CompanyView>({
    draft: 'company',
    current: { name, timeZone, ...daysOff, defaultNextTypeId },
    version: company.version,
    save: async ({ changed, version }) => {
      const saved = await call(changeCompany, { body: bodyOf(changed, version ?? company.version) });
      await refresh();
      return saved;
    },
    onSaved: () => void notify(settings.company.saved, { tone: 'good' }),
  });
  const words = settings.company;
  const fields = settings.fields.setting;
  const zone = form.bind('timeZone');
  return (
    <form
      ref={form.form.ref}
      noValidate
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <ConfirmLeave when={form.dirty && !form.form.busy} />
      <Section title={words.facts}>
        <LineField label={fields.name} required {...form.bind('name')} />
        <TimeZoneField
          label={fields.timeZone}
          description={words.timeZoneHelp}
          value={zone.value}
          error={zone.error}
          onChange={zone.onChange}
        />
      </Section>
      <Section title={words.days} help={words.daysHelp}>
        {DAYS.map((day) => (
          <TickField key={day} label={fields[day]} {...form.bind(day)} />
        ))}
      </Section>
      <Section title={words.followUp}>
        <ChoiceField
          label={words.defaultNext}
          hint={words.defaultNextHelp}
          clearable
          options={types
            .filter((type) => type.active || type.id === form.values.defaultNextTypeId)
            .map((type) => ({ value: type.id, label: type.name }))}
          {...form.bind('defaultNextTypeId')}
        />
        <div className={styles.buttons}>
          {form.form.fault && (
            <p role="alert" className={styles.fault}>
              {form.form.fault}
            </p>
          )}
          <Button type="submit" disabled={!form.dirty} loading={form.form.busy}>
            {common.save}
          </Button>
          {form.dirty && (
            <Button variant="default" disabled={form.form.busy} onClick={form.discard}>
              {common.undo}
            </Button>
          )}
        </div>
      </Section>
      <StaleMerge
        entity="setting"
        stale={form.stale}
        mine={form.changed}
        saving={form.form.busy}
        onSave={(kept) => void form.saveOnTop(kept as Partial<CompanyValues>)}
        onBack={form.backFromStale}
      />
    </form>
  );
}

/** The days off stand together in the API; here each is a field. */
function bodyOf(changed: Partial<CompanyValues>, version: number) {
  const { may1, june5, dec24, dec31, ...rest } = changed;
  const days = Object.entries({ may1, june5, dec24, dec31 }).filter(([, off]) => off !== undefined);
  return { ...rest, ...(days.length > 0 && { daysOff: Object.fromEntries(days) }), version };
}
