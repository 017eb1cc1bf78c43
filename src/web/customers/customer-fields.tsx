// The fields of a customer in their groups. Doubtful numbers are told of, never refused (domain, section 4).
import { useQuery } from '@tanstack/react-query';
import { listContacts } from '../../shared/contacts.ts';
import { suggestAccountNumber } from '../../shared/customers.ts';
import { isFreeMailDomain, parseCvr } from '../../shared/identifiers.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import {
  ChoiceField,
  LineField,
  NoteField,
  SuggestField,
  TickField,
  WordsField,
} from '../records/form-fields.tsx';
import { FormSection } from '../records/form-frame.tsx';
import { useCountries } from '../records/use-countries.ts';
import type { RecordForm } from '../records/use-record-form.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import type { CustomerValues } from './values.ts';

interface CustomerFieldsProps {
  form: RecordForm<CustomerValues>;
  /** null for a new one */
  id: number | null;
}

const CLASSES = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((value) => ({ value, label: value }));

export function CustomerFields({ form, id }: CustomerFieldsProps) {
  const customers = useCustomerTexts();
  const { records } = useTexts();
  const words = records.fields.customer;
  const { sections } = customers;
  const names = useReference();
  const countries = useCountries();
  const suggested = useQuery({
    queryKey: ['customers', 'next-number'],
    queryFn: ({ signal }) => call(suggestAccountNumber, {}, { signal }),
    enabled: id === null,
  });
  const people = useQuery({
    queryKey: ['contacts', 'of', id],
    queryFn: ({ signal }) => call(listContacts, { query: { customerId: id ?? 0, limit: 200 } }, { signal }),
    enabled: id !== null,
  });
  const nextNumber = suggested.data?.accountNumber;
  const { bind, values } = form;
  const statuses = names.statuses.filter((status) => status.active || status.id === values.statusId);
  const users = names.users.filter((user) => user.active || user.id === values.responsibleId);
  const free = values.emailDomains.find(isFreeMailDomain);

  return (
    <>
      <FormSection title={sections.master}>
        <LineField label={words.name} required autoFocus wide {...bind('name')} />
        <LineField label={words.cvr} warning={useCvrWarning(values)} {...bind('cvr')} />
        <LineField
          label={words.accountNumber}
          placeholder={nextNumber}
          hint={nextNumber && customers.nextNumber(nextNumber)}
          {...bind('accountNumber')}
        />
        <ChoiceField
          label={words.statusId}
          options={statuses.map((status) => ({ value: status.id, label: status.name }))}
          {...bind('statusId')}
        />
        <ChoiceField
          label={words.responsibleId}
          clearable
          options={users.map((user) => ({ value: user.id, label: `${user.name} (${user.initials})` }))}
          {...bind('responsibleId')}
        />
        <WordsField
          label={words.pNumbers}
          hint={customers.pNumberHint}
          tidy={(word) => word.replace(/\s/g, '')}
          wide
          {...bind('pNumbers')}
        />
      </FormSection>
      <FormSection title={sections.contact}>
        <LineField label={words.phone} type="tel" {...bind('phone')} />
        <LineField label={words.mobile} type="tel" {...bind('mobile')} />
        <LineField label={words.email} type="email" {...bind('email')} />
        <LineField label={words.accountingEmail} type="email" {...bind('accountingEmail')} />
        <LineField label={words.attention} {...bind('attention')} />
        {id !== null && (
          <ChoiceField
            label={words.primaryContactId}
            clearable
            options={(people.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))}
            {...bind('primaryContactId')}
          />
        )}
        <WordsField
          label={words.emailDomains}
          hint={customers.domainHint}
          tidy={(word) => word.trim().toLowerCase().replace(/^@/, '')}
          warning={free && customers.freeMail(free)}
          wide
          {...bind('emailDomains')}
        />
      </FormSection>
      <FormSection title={sections.address}>
        <LineField label={words.address1} wide {...bind('address1')} />
        <LineField label={words.address2} wide {...bind('address2')} />
        <LineField label={words.postcode} {...bind('postcode')} />
        <LineField label={words.city} {...bind('city')} />
        <ChoiceField label={words.country} options={countries} {...bind('country')} />
        <LineField label={words.visitingAddress} {...bind('visitingAddress')} />
      </FormSection>
      <FormSection title={sections.classification}>
        <SuggestField label={words.industry} suggestions={names.industries} {...bind('industry')} />
        <SuggestField label={words.targetGroup} suggestions={names.targetGroups} {...bind('targetGroup')} />
        <ChoiceField
          label={words.class}
          hint={customers.classHint}
          clearable
          options={CLASSES}
          {...bind('class')}
        />
        <WordsField label={words.interests} suggestions={names.interests} wide {...bind('interests')} />
        <TickField label={words.advertisingProtected} {...bind('advertisingProtected')} />
        <TickField label={words.noContact} {...bind('noContact')} />
        <TickField
          label={words.mailHeadersOnly}
          hint={customers.mailHeadersOnlyHint}
          wide
          {...bind('mailHeadersOnly')}
        />
      </FormSection>
      <FormSection title={sections.note}>
        <NoteField label={words.note} {...bind('note')} />
      </FormSection>
    </>
  );
}

/** What is odd about the CVR number, if anything; only Danish numbers have the check. */
function useCvrWarning({ cvr, country }: CustomerValues): string | undefined {
  const customers = useCustomerTexts();
  if (cvr.trim() === '' || country !== 'DK') return undefined;
  const parsed = parseCvr(cvr);
  if (!parsed) return customers.foreignCvr;
  return parsed.valid ? undefined : customers.invalidCvr;
}
