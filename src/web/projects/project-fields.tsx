// The fields of a sales project in their groups.
import { useQuery } from '@tanstack/react-query';
import { listCampaigns } from '../../shared/campaigns.ts';
import { listContacts } from '../../shared/contacts.ts';
import { type ProjectView, suggestProjectNumber } from '../../shared/projects.ts';
import { CustomerField } from '../contacts/customer-field.tsx';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { ChoiceField, LineField, NoteField } from '../records/form-fields.tsx';
import { FormSection } from '../records/form-frame.tsx';
import type { RecordForm } from '../records/use-record-form.ts';
import { useProjectTexts } from '../texts/projects.ts';
import { AmountField } from '../ui/amount-field.tsx';
import { DayField } from '../ui/day-field/day-field.tsx';
import type { ProjectValues } from './values.ts';

interface ProjectFieldsProps {
  form: RecordForm<ProjectValues>;
  /** null for a new one */
  project: ProjectView | null;
  customerGiven: boolean;
}

export function ProjectFields({ form, project, customerGiven }: ProjectFieldsProps) {
  const words = useProjectTexts();
  const { fields, sections } = words;
  const names = useReference();
  const { bind, values, set } = form;
  const suggested = useQuery({
    queryKey: ['projects', 'next-number'],
    queryFn: ({ signal }) => call(suggestProjectNumber, {}, { signal }),
    enabled: project === null,
  });
  const people = useQuery({
    queryKey: ['contacts', 'of', values.customerId],
    queryFn: ({ signal }) =>
      call(listContacts, { query: { customerId: values.customerId ?? 0, limit: 200 } }, { signal }),
    enabled: values.customerId !== null,
  });
  const campaigns = useQuery({
    queryKey: ['campaigns', 'names'],
    queryFn: ({ signal }) => call(listCampaigns, { query: { limit: 200, descending: 'true' } }, { signal }),
  });
  const nextNumber = suggested.data?.number;
  const users = names.users.filter((user) => user.active || user.id === values.salespersonId);
  const stages = names.stages.filter((stage) => stage.active && stage.kind !== 'closed');
  const customer = bind('customerId');

  return (
    <>
      <FormSection title={sections.sale}>
        <CustomerField
          {...customer}
          onChange={(customerId) => {
            customer.onChange(customerId);
            if (customerId !== values.customerId) set({ customerId, contactId: null });
          }}
          known={project}
          fixed={false}
          autoFocus={project === null && !customerGiven}
        />
        <LineField label={fields.name} required wide autoFocus={customerGiven} {...bind('name')} />
        <ChoiceField
          label={fields.contactId}
          clearable
          options={(people.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))}
          {...bind('contactId')}
        />
        <ChoiceField
          label={fields.salespersonId}
          options={users.map((user) => ({ value: user.id, label: `${user.name} (${user.initials})` }))}
          {...bind('salespersonId')}
        />
        {project === null && (
          <ChoiceField
            label={fields.stageId}
            options={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
            {...bind('stageId')}
          />
        )}
        <LineField
          label={fields.number}
          placeholder={nextNumber}
          hint={nextNumber && words.nextNumber(nextNumber)}
          {...bind('number')}
        />
        <ChoiceField
          label={fields.campaignId}
          clearable
          options={(campaigns.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...bind('campaignId')}
        />
      </FormSection>
      <FormSection title={sections.money}>
        <AmountField label={fields.amount} hint={words.amountHint} {...bind('amount')} />
        <LineField label={fields.probability} hint={words.probabilityHint} {...bind('probability')} />
        <AmountField label={fields.margin} {...bind('margin')} />
        <div>
          <DayField label={fields.expectedClose} {...bind('expectedClose')} />
        </div>
      </FormSection>
      <FormSection title={sections.note}>
        <NoteField label={fields.note} {...bind('note')} />
      </FormSection>
    </>
  );
}
