// The gallery's fields and states.
import { Button, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { Day, TimeOfDay } from '../../shared/days.ts';
import { AsyncPicker, type Pick } from '../ui/async-picker.tsx';
import { ConfirmLeave } from '../ui/confirm-leave.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import { DueWord } from '../ui/due-word.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { useNotices } from '../ui/notices.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState, ErrorState, NoHits, NoRight, Skeleton } from '../ui/states.tsx';
import { TimeField } from '../ui/time-field.tsx';
import { useDraft } from '../ui/use-draft.tsx';
import { useFieldErrors } from '../ui/use-field-errors.ts';
import styles from './kit.module.css';
import { findCompanies } from './made-up.ts';

export function FormPart({ switcher }: { switcher: ReactNode }) {
  const { notify } = useNotices();
  const form = useRef<HTMLFormElement>(null);
  const errors = useFieldErrors(form);
  const draft = useDraft('kit', { name: '', note: '' });
  const [day, setDay] = useState<Day | null>('2026-12-24');
  const [time, setTime] = useState<TimeOfDay | null>('09:30');
  const [company, setCompany] = useState<Pick | null>(null);
  const save = () => {
    const missing = draft.value.name ? [] : [{ field: 'name', message: 'Skriv et firmanavn.' }];
    errors.show(missing);
    if (missing.length > 0) return;
    draft.clear();
    notify('Gemt.', { tone: 'good' });
  };
  return (
    <>
      <PageHead title="Felter" actions={switcher} />
      <form
        ref={form}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ConfirmLeave when={draft.dirty} />
        <TextInput
          name="name"
          label={<FieldLabel label="Firmanavn" required />}
          value={draft.value.name}
          error={errors.of('name')}
          onChange={(event) => {
            errors.clear('name');
            draft.set({ ...draft.value, name: event.target.value });
          }}
        />
        <AsyncPicker
          label="Kunde"
          searchKey="companies"
          search={findCompanies}
          value={company}
          onChange={setCompany}
          onCreate={(query) => notify(`Opretter «${query}»`)}
          required
        />
        <div className={styles.pair}>
          <DayField label="Næste opfølgdato" value={day} onChange={setDay} />
          <TimeField label="Tid" value={time} onChange={setTime} />
        </div>
        <Textarea
          label="Notat"
          autosize
          minRows={3}
          value={draft.value.note}
          onChange={(event) => draft.set({ ...draft.value, note: event.target.value })}
        />
        <FileDrop
          send={pretendToSend}
          onSent={(file) => notify(`${file.name} er vedhæftet.`)}
          maxBytes={1e6}
        />
        <div className={styles.buttons}>
          <Button type="submit">Gem</Button>
          <Button variant="default">Gem og afslut</Button>
          <Button variant="subtle" color="gray" onClick={draft.clear}>
            Annuller
          </Button>
        </div>
      </form>
    </>
  );
}

export function StatePart({ switcher }: { switcher: ReactNode }) {
  return (
    <>
      <PageHead title="Tilstande" actions={switcher} />
      <div className={styles.states}>
        <div>
          <EmptyState title="Ingen kontaktpersoner endnu" action={<Button>Opret ny</Button>}>
            Her står de personer, du taler med hos kunden.
          </EmptyState>
        </div>
        <div>
          <NoHits filters={['Kun møder', 'Denne uge (uge 48)', '«kølemontre»']} onClear={() => {}} />
        </div>
        <div>
          <ErrorState message="Serveren svarede ikke inden for 10 sekunder." onRetry={() => {}} />
        </div>
        <div>
          <NoRight />
        </div>
        <div>
          <Skeleton lines={6} />
        </div>
        <div className={styles.due}>
          <DueWord date="2026-11-20" />
          <DueWord date="2026-11-22" />
          <DueWord date="2026-11-23" time="10:30" />
          <DueWord date="2026-11-24" />
          <DueWord date="2026-11-27" time="14:00" />
          <DueWord date={null} />
          <DueWord date="2024-05-02" />
          <DueWord date="2026-11-02" completedAt="2026-11-03" />
        </div>
      </div>
    </>
  );
}

async function pretendToSend(file: File, onProgress: (part: number) => void) {
  for (let part = 0; part <= 1; part += 0.1) {
    onProgress(part);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  if (file.name.includes('fejl')) throw new Error('Filen er tom.');
}
