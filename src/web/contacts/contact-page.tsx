// One contact: the form for a new one, the form for changing it, or its page; a merged one points to the survivor.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { idOf } from '../records/address.ts';
import { MergedAway } from '../records/merged-away.tsx';
import { RecordMissing } from '../records/record-missing.tsx';
import { useTexts } from '../texts/language.tsx';
import { Skeleton } from '../ui/states.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactView } from './contact-view.tsx';
import { contactQuery } from './queries.ts';

const route = getRouteApi('/frame/contacts/$id');

export function ContactPage() {
  const { id } = route.useParams();
  return id === 'new' ? <NewContact /> : <ExistingContact key={id} id={idOf(id)} />;
}

function NewContact() {
  const { customerId } = route.useSearch();
  const navigate = route.useNavigate();
  const back = () =>
    customerId === undefined
      ? navigate({ to: '/contacts' })
      : navigate({
          to: '/customers/$id',
          params: { id: String(customerId) },
          search: { tab: 'contacts' },
        });
  return (
    <ContactForm
      key={customerId}
      contact={null}
      {...(customerId !== undefined && { customerId })}
      onSaved={({ id }) => void navigate({ to: '/contacts/$id', params: { id: String(id) }, replace: true })}
      onCancel={() => void back()}
    />
  );
}

function ExistingContact({ id }: { id: number | null }) {
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const { contacts } = useTexts();
  const contact = useQuery({ ...contactQuery(id ?? 0), enabled: id !== null });

  if (id === null || (contact.isError && !contact.data)) {
    return <RecordMissing list="/contacts" error={contact.error} onRetry={() => void contact.refetch()} />;
  }
  if (contact.isPending) return <Skeleton lines={8} />;
  const { data } = contact;
  if (data.mergedIntoId !== null) {
    return (
      <MergedAway
        entity="contact"
        title={contacts.mergedTitle(data.name)}
        help={contacts.mergedHelp}
        survivorId={data.mergedIntoId}
      />
    );
  }
  const backToPage = () =>
    void navigate({ search: ({ edit: _, ...place }) => place, params: { id: String(id) }, replace: true });
  return edit ? (
    <ContactForm contact={data} onSaved={backToPage} onCancel={backToPage} />
  ) : (
    <ContactView contact={data} />
  );
}
