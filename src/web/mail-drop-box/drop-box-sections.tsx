// The drop-box in settings: one's own address, and for administrators the company's and who may use it. When it is not
// set up, what an administrator has to do, in words.
import { useQuery } from '@tanstack/react-query';
import { renewDropBox, renewJournalAddress } from '../../shared/drop-box.ts';
import { Section } from '../settings/section.tsx';
import { useDropBoxTexts } from '../texts/drop-box.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { AddressPart } from './address-part.tsx';
import { ClientsForm } from './clients-form.tsx';
import styles from './mail-drop-box.module.css';
import { dropBoxQuery } from './queries.ts';

export function DropBoxSections() {
  const words = useDropBoxTexts();
  const { data, error, refetch } = useQuery(dropBoxQuery);
  if (!data || data.domain === null) {
    return (
      <Section title={words.own} help={words.ownHelp}>
        {!data && !error && <Skeleton lines={2} />}
        {!data && error && (
          <ErrorState title={words.failed} message={error.message} onRetry={() => void refetch()} />
        )}
        {data && (
          <div className={styles.off}>
            <p>{words.off}</p>
            <p className={styles.quiet}>{words.offHow('DROP_BOX_DOMAIN, DROP_BOX_PORT')}</p>
          </div>
        )}
      </Section>
    );
  }
  const { own, journal } = data;
  return (
    <>
      <Section title={words.own} help={words.ownHelp}>
        <AddressPart address={own} none={words.none} secret={words.secret} renewing={renewDropBox} />
      </Section>
      {journal && (
        <Section title={words.journal} help={words.journalHelp}>
          <AddressPart
            address={journal.address}
            none={words.noneJournal}
            secret={words.secretJournal}
            renewing={renewJournalAddress}
          />
          <ClientsForm key={journal.clients.join()} clients={journal.clients} />
        </Section>
      )}
    </>
  );
}
