// How a field of a record is called, and how its value reads: names instead of ids, numbers and dates as
// everywhere else. One place for the change log, the meeting of two changes, and forms.
import type { ReactNode } from 'react';
import { isDay } from '../../shared/days.ts';
import { formatDay, formatKroner } from '../../shared/format.ts';
import type { EventView } from '../../shared/history.ts';
import { formatCvr, formatPhone } from '../../shared/identifiers.ts';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { RecordName, recordOf } from './record-name.tsx';

export interface FieldWords {
  label: (entity: EventView['entity'], field: string) => string;
  /** never empty: nothing reads «tom» */
  value: (field: string, value: unknown) => ReactNode;
}

/** øre */
const AMOUNTS = new Set(['amount', 'margin']);
const NUMBERS = new Set(['position', 'days']);

export function useFieldWords(): FieldWords {
  const { language, texts } = useLanguage();
  const settings = useSettingsTexts();
  const projects = useProjectTexts();
  const campaigns = useCampaignTexts();
  const names = useReference();
  const moment = useMoment();
  const { fields, values } = texts.records;
  const { responses } = texts.activities;
  const byEntity: Record<string, Record<string, string>> = {
    ...fields,
    ...settings.fields,
    project: projects.fields,
    campaign: campaigns.fields,
  };
  const kinds: Record<string, string> = { ...settings.stages.kinds, ...settings.kinds };

  const number = (field: string, id: number): ReactNode => {
    const entity = recordOf(field);
    if (entity) return <RecordName entity={entity} id={id} />;
    if (/statusId$/i.test(field)) return names.status(id)?.name;
    if (/typeId$/i.test(field)) return names.type(id)?.name;
    if (field === 'stageId') return names.stage(id)?.name;
    if (field === 'reasonId') return names.reasons.find((reason) => reason.id === id)?.name;
    if (AMOUNTS.has(field)) return formatKroner(id, language);
    if (field === 'probability') return projects.percent(id);
    if (NUMBERS.has(field)) return id;
    const user = names.user(id);
    return user && `${user.name} (${user.initials})`;
  };
  const text = (field: string, value: string): string => {
    if (field === 'phone' || field === 'mobile') return formatPhone(value);
    if (field === 'cvr') return formatCvr(value);
    if (field === 'country') return countryName(value, language);
    if (field === 'outcome') return (values.outcomes as Record<string, string>)[value] ?? value;
    if (field === 'response') return (responses as Record<string, string>)[value] ?? value;
    if (field === 'role') return (settings.roles as Record<string, string>)[value] ?? value;
    if (field === 'kind') return kinds[value] ?? value;
    if (field === 'result') return (settings.results as Record<string, string>)[value] ?? value;
    if (field === 'on') return (settings.rules.on as Record<string, string>)[value] ?? value;
    if (field === 'status') return (campaigns.statuses as Record<string, string>)[value] ?? value;
    if (isDay(value)) return formatDay(value);
    return /^\d{4}-\d\d-\d\dT/.test(value) ? moment.full(value) : value;
  };
  return {
    label: (entity, field) => byEntity[entity]?.[field] ?? field,
    value: (field, value) => {
      if (field === 'consent' && value === null) return values.notAsked;
      if (value === null || value === undefined || value === '') return texts.history.nothing;
      if (typeof value === 'boolean') return value ? values.yes : values.no;
      if (typeof value === 'number') return number(field, value) ?? `#${value}`;
      if (Array.isArray(value)) return value.join(', ') || texts.history.nothing;
      return typeof value === 'string' ? text(field, value) : JSON.stringify(value);
    },
  };
}

/** «Danmark» for DK; the code itself where the browser knows no name. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
