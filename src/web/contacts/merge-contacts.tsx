// Merging this contact with another of the same customer: who stays, what moves, which missing facts are filled in.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ContactView, listContacts, mergeContacts, readContact } from '../../shared/contacts.ts';
import { formatPhone } from '../../shared/identifiers.ts';
import { call } from '../data/call.ts';
import { missingIn } from '../records/filled.ts';
import { MergeDialog } from '../records/merge-dialog.tsx';
import { refreshRecords } from '../records/refresh.ts';
import { useQuickSave } from '../records/use-quick-save.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import { contactQuery } from './queries.ts';

const route = getRouteApi('/frame/contacts/$id');

interface MergeContactsProps {
  contact: ContactView;
  opened: boolean;
  onClose: () => void;
}

/** What the survivor takes over where it has nothing itself. */
const FACTS = ['title', 'phone', 'mobile'] as const satisfies (keyof ContactView)[];

export function MergeContacts({ contact, opened, onClose }: MergeContactsProps) {
  const { contacts, records } = useTexts();
  const words = records.merge;
  const { notify } = useNotices();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const { save, busy } = useQuickSave();
  const { customerId } = contact;

  const merge = async (stays: ContactView, gone: ContactView) => {
    const saved = await save([], stays.version, () =>
      call(mergeContacts, { params: { id: stays.id }, body: { otherId: gone.id } }),
    );
    if (!saved) return false;
    client.setQueryData(contactQuery(stays.id).queryKey, saved);
    refreshRecords(client);
    void client.invalidateQueries({ queryKey: ['activities'] });
    notify(words.done(gone.name, saved.name), { tone: 'good' });
    if (stays.id !== contact.id) void navigate({ to: '/contacts/$id', params: { id: String(stays.id) } });
    return true;
  };
  return (
    <MergeDialog
      entity="contact"
      record={contact}
      opened={opened}
      onClose={onClose}
      searchKey={`contacts to merge at ${customerId}`}
      search={async (q, signal) => {
        const query = { q, customerId, withLeft: 'true' as const, limit: 20 };
        const { items } = await call(listContacts, { query }, { signal });
        return items.map((row) => ({ id: String(row.id), name: row.name, detail: aboutContact(row) }));
      }}
      read={(id, signal) => call(readContact, { params: { id } }, { signal })}
      about={aboutContact}
      brings={(gone) => [
        ...some(gone.openActivities + gone.closedActivities, words.activities),
        ...some(gone.documents, words.documents),
        ...(gone.isPrimary ? [contacts.primaryMoves] : []),
      ]}
      fills={takenOver}
      merge={merge}
      busy={busy}
    />
  );
}

/** Missing facts, the addresses of both, and the answer about marketing where only the other has one. */
function takenOver(stays: ContactView, gone: ContactView): Record<string, unknown> {
  const emails = gone.emails.filter((address) => !stays.emails.includes(address));
  return {
    ...missingIn(stays, gone, FACTS),
    ...(emails.length > 0 && { emails }),
    ...(gone.note.trim() !== '' && !stays.note.includes(gone.note) && { note: gone.note }),
    ...(stays.consent === null && gone.consent !== null && { consent: gone.consent }),
  };
}

interface Told {
  title: string | null;
  phone: string | null;
  mobile: string | null;
  emails: string[];
}

const aboutContact = ({ title, phone, mobile, emails }: Told) =>
  [title, formatPhone(mobile ?? phone ?? ''), emails[0]].filter(Boolean).join(' · ');

const some = (n: number, say: (n: number) => string) => (n > 0 ? [say(n)] : []);
