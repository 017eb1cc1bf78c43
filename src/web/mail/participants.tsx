// Everybody in a mail, by role: who is ours, who is a known contact, who is neither. Long lists fold.
import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MailParty } from '../../shared/mail.ts';
import { useMailTexts } from '../texts/mail.ts';
import styles from './mail.module.css';

const ROLES = ['from', 'to', 'cc', 'bcc', 'reply-to', 'forwarded'] as const;
const SHOWN = 8;

export function Participants({ parties }: { parties: readonly MailParty[] }) {
  const words = useMailTexts().open;
  const [all, setAll] = useState(false);
  const shown = all ? parties : parties.slice(0, SHOWN);
  return (
    <div>
      <dl className={styles.parties} aria-label={words.participants}>
        {ROLES.map((role) => {
          const some = shown.filter((party) => party.role === role);
          if (some.length === 0) return null;
          return (
            <div key={role}>
              <dt>{words.roles[role]}</dt>
              <dd>
                <ul>
                  {some.map((party) => (
                    <li key={party.address}>
                      <Party party={party} />
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
      {shown.length < parties.length && (
        <UnstyledButton className={styles.link} onClick={() => setAll(true)}>
          {words.allParties(parties.length)}
        </UnstyledButton>
      )}
    </div>
  );
}

function Party({ party }: { party: MailParty }) {
  const words = useMailTexts().open;
  const { name, address, own, contactId } = party;
  const shown = name || address;
  return (
    <>
      {contactId === null ? (
        <span className={styles.partyName}>{shown}</span>
      ) : (
        <Link to="/contacts/$id" params={{ id: String(contactId) }} className={styles.partyName}>
          {shown}
        </Link>
      )}
      {name && <span className={styles.address}>{address}</span>}
      {(own || contactId !== null) && <span className={styles.kind}>{own ? words.own : words.known}</span>}
    </>
  );
}
