// Whether the person has said yes to marketing, when, and where the answer came from. An answer gets today as its
// date until another is written; «ikke spurgt» has neither date nor source.
import { Radio } from '@mantine/core';
import { LineField } from '../records/form-fields.tsx';
import type { RecordForm } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import { useDays } from '../ui/days-context.tsx';
import styles from './contact-form.module.css';
import type { ContactValues } from './values.ts';

const ANSWERS = { yes: true, no: false, notAsked: null } as const;
type Answer = keyof typeof ANSWERS;
const NAMES = Object.keys(ANSWERS) as Answer[];

export function ConsentFields({ form }: { form: RecordForm<ContactValues> }) {
  const { contacts, records } = useTexts();
  const words = records.fields.contact;
  const { today } = useDays();
  const { values, bind } = form;
  const answer = NAMES.find((name) => ANSWERS[name] === values.consent) ?? 'notAsked';

  const choose = (name: Answer) => {
    const consent = ANSWERS[name];
    if (consent === null) form.set({ consent, consentDate: null, consentSource: '' });
    else form.set({ consent, consentDate: values.consentDate ?? today });
  };
  return (
    <>
      <div data-wide>
        <Radio.Group
          label={words.consent}
          name="consent"
          size="xs"
          error={bind('consent').error}
          value={answer}
          onChange={(name) => choose(name as Answer)}
        >
          <div className={styles.answers}>
            {NAMES.map((name) => (
              <Radio key={name} value={name} label={records.values[name]} />
            ))}
          </div>
        </Radio.Group>
      </div>
      {values.consent !== null && (
        <>
          <DayField label={words.consentDate} warnPast={false} warnDayOff={false} {...bind('consentDate')} />
          <LineField label={words.consentSource} hint={contacts.sourceHint} {...bind('consentSource')} />
        </>
      )}
    </>
  );
}
