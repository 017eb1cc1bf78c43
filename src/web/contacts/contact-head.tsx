// The head of a contact's page: who it is, at which customer, how to reach the person, what must be known before
// one writes.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ContactView } from '../../shared/contacts.ts';
import { useMe } from '../data/me.ts';
import { MailLink, PhoneLink } from '../records/links.tsx';
import styles from '../records/record-page.module.css';
import { useTexts } from '../texts/language.tsx';
import {
  IconAlertTriangle,
  IconBuilding,
  IconCheck,
  IconDots,
  IconLogout,
  IconMail,
  IconPhone,
  IconUser,
} from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { MergeContacts } from './merge-contacts.tsx';
import { useUnreachable } from './use-unreachable.ts';

const Outgoing = lazy(() =>
  import('../mail-sending/outgoing.tsx').then((module) => ({ default: module.Outgoing })),
);
const route = getRouteApi('/frame/contacts/$id');

export function ContactHead({ contact }: { contact: ContactView }) {
  const { common, contacts, records } = useTexts();
  const { may } = useMe();
  const navigate = route.useNavigate();
  const [merging, setMerging] = useState(false);
  const edit = () => void navigate({ search: (place) => ({ ...place, edit: true }) });
  const mayWrite = may('write customers');
  useShortcuts(contacts.one, mayWrite ? [{ keys: 'r', label: common.edit, run: edit }] : []);

  return (
    <PageHead
      title={contact.name}
      aside={contact.title}
      actions={
        mayWrite && (
          <>
            <Button variant="default" onClick={edit}>
              {common.edit}
            </Button>
            {may('merge customers') && (
              <Menu>
                <Menu.Target>
                  <ActionIcon aria-label={common.more}>
                    <IconDots size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => setMerging(true)}>{records.merge.action}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </>
        )
      }
    >
      <Marks contact={contact} />
      <Ways contact={contact} />
      {may('write activities') && (
        <Suspense fallback={null}>
          <Outgoing from={{ contactId: contact.id, unsent: true }} />
        </Suspense>
      )}
      <MergeContacts contact={contact} opened={merging} onClose={() => setMerging(false)} />
    </PageHead>
  );
}

/** A mobile first: that is where a person answers. */
function Ways({ contact }: { contact: ContactView }) {
  const { fields } = useTexts().records;
  const numbers = [...new Set([contact.mobile, contact.phone])].filter((number) => number !== null);
  const [email] = contact.emails;
  return (
    <ul className={styles.ways}>
      <li>
        <IconBuilding size={15} aria-hidden />
        <span className="only-read">{fields.contact.customerId}</span>
        <Link to="/customers/$id" params={{ id: String(contact.customerId) }}>
          {contact.customerName}
        </Link>
        <span className="tabular">{contact.accountNumber}</span>
      </li>
      {numbers.map((number) => (
        <li key={number}>
          <IconPhone size={15} aria-hidden />
          <PhoneLink number={number} />
        </li>
      ))}
      {email && (
        <li>
          <IconMail size={15} aria-hidden />
          <MailLink address={email} of={{ contactId: contact.id }} />
        </li>
      )}
    </ul>
  );
}

/** What the page says in one glance; no word at all where nobody has asked the person. */
function Marks({ contact }: { contact: ContactView }) {
  const { contacts } = useTexts();
  const told = useUnreachable();
  const { isPrimary, hasLeft, consent, unreachable } = contact;
  if (!isPrimary && !hasLeft && consent === null && unreachable.length === 0) return null;
  return (
    <div className={styles.marks}>
      {hasLeft && (
        <span className={styles.mark}>
          <IconLogout size={14} aria-hidden />
          {contacts.left}
        </span>
      )}
      {isPrimary && (
        <span className={styles.mark}>
          <IconUser size={14} aria-hidden />
          {contacts.primary}
        </span>
      )}
      {consent === true && (
        <span className={styles.mark}>
          <IconCheck size={14} aria-hidden />
          {contacts.consent.yes}
        </span>
      )}
      {unreachable.map((one) => (
        <span key={one.address} className={styles.stop}>
          <IconAlertTriangle size={14} aria-hidden />
          {told(one)}
        </span>
      ))}
      {consent === false && (
        <span className={styles.stop}>
          <IconAlertTriangle size={14} aria-hidden />
          {contacts.consent.no}
        </span>
      )}
    </div>
  );
}
