// Fields of an activity and their values in words, for the merge of two people's changes and for the history.
import { isDay, isTimeOfDay, localDateTime } from '../../shared/days.ts';
import { formatDay, formatKroner } from '../../shared/format.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

export function useFieldWords() {
  const { language, texts } = useLanguage();
  const { fields, outcomes, responses } = texts.activities;
  const names = useReference();
  const { timeZone } = useMe().company;

  const labels: Record<string, string> = {
    ...fields,
    customerId: fields.customer,
    contactId: fields.contact,
    projectId: fields.project,
    campaignId: fields.campaign,
  };
  /** A field's label; undefined for what the screen does not name. */
  const labelOf = (field: string): string => labels[field] ?? field;

  /** A value in words; empty when there is none. */
  const wordsOf = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'object') return 'name' in value ? String(value.name) : '';
    if (field === 'typeId' || field === 'nextTypeId') return names.type(Number(value))?.name ?? '';
    if (field === 'salespersonId') return names.user(Number(value))?.name ?? '';
    const text = String(value);
    if (field === 'outcome') return outcomes[text as keyof typeof outcomes] ?? text;
    if (field === 'response') return responses[text as keyof typeof responses] ?? text;
    if (field === 'amount') return formatKroner(Number(value), language);
    if (isDay(text)) return formatDay(text);
    if (isTimeOfDay(text)) return text;
    if (INSTANT.test(text)) {
      const { day, time } = localDateTime(new Date(text), timeZone);
      return `${formatDay(day)} ${time}`;
    }
    return text;
  };
  return { labelOf, wordsOf };
}
