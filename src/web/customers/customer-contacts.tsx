// The people at a customer: how to reach them, who is the primary one, and those who have left, last.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ContactRow, listContacts } from '../../shared/contacts.ts';
import type { CustomerView } from '../../shared/customers.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { MailLink, PhoneLink } from '../records/links.tsx';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { DueWord } from '../ui/due-word.tsx';
import { IconDots, IconPlus, IconUsers } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './customer-contacts.module.css';
import { useChangeCustomer } from './use-change-customer.ts';

/** As many people as one page of the API gives; nobody has more at one customer. */
const MOST = 200;

export function CustomerContacts({ customer }: { customer: CustomerView }) {
  const { contacts: words } = useCustomerTexts();
  const { may } = useMe();
  const customerId = customer.id;
  const found = useQuery({
    queryKey: ['contacts', 'at', customerId],
    queryFn: ({ signal }) =>
      call(listContacts, { query: { customerId, withLeft: 'true', limit: MOST } }, { signal }),
  });
  const create = may('write customers') && (
    <Button
      leftSection={<IconPlus size={15} aria-hidden />}
      renderRoot={(props) => (
        <Link to="/contacts/$id" params={{ id: 'new' }} search={{ customerId }} {...props} />
      )}
    >
      {words.create}
    </Button>
  );
  if (found.isPending) return <Skeleton lines={4} />;
  if (!found.data) {
    return <ErrorState message={found.error.message} onRetry={() => void found.refetch()} />;
  }
  if (found.data.items.length === 0) {
    return (
      <EmptyState icon={IconUsers} title={words.empty} action={create}>
        {words.emptyHelp}
      </EmptyState>
    );
  }
  const people = [...found.data.items].sort((a, b) => rank(a) - rank(b));
  return (
    <>
      <div className={styles.actions}>{create}</div>
      <ul className={styles.list}>
        {people.map((person) => (
          <Person key={person.id} person={person} customer={customer} />
        ))}
      </ul>
    </>
  );
}

/** The primary one first, those who have left last; else the server's Danish order by name. */
const rank = (person: ContactRow) => (person.hasLeft ? 2 : person.isPrimary ? 0 : 1);

function Person({ person, customer }: { person: ContactRow; customer: CustomerView }) {
  const texts = useTexts();
  const { contacts: words } = useCustomerTexts();
  const { may } = useMe();
  const number = person.mobile ?? person.phone;
  const [email] = person.emails;
  return (
    <li className={styles.person} data-left={person.hasLeft || undefined}>
      <div>
        <Link to="/contacts/$id" params={{ id: String(person.id) }} className={styles.name}>
          {person.name}
        </Link>{' '}
        {person.isPrimary && <span className={styles.primary}>{words.primary}</span>}
        <div className={styles.title}>
          {[
            person.title,
            person.hasLeft && words.left,
            person.unreachable.length > 0 && texts.contacts.marks.unreachable,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <div>{number && <PhoneLink number={number} />}</div>
      <div className={styles.email}>{email && <MailLink address={email} />}</div>
      <div>
        {person.nextFollowUpDate && <DueWord date={person.nextFollowUpDate} time={person.nextFollowUpTime} />}
      </div>
      {may('write customers') && <PersonMenu person={person} customer={customer} />}
    </li>
  );
}

function PersonMenu({ person, customer }: { person: ContactRow; customer: CustomerView }) {
  const customers = useCustomerTexts();
  const { common } = useTexts();
  const { notify } = useNotices();
  const { change } = useChangeCustomer(customer);
  const before = customer.primaryContactId;
  const makePrimary = async () => {
    const saved = await change({ primaryContactId: person.id });
    if (!saved) return;
    notify(customers.contacts.primaryNow(person.name), {
      undo: async () => void (await change({ primaryContactId: before }, saved.version)),
    });
  };
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={common.grid.actionsFor(person.name)}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          renderRoot={(props) => (
            <Link to="/contacts/$id" params={{ id: String(person.id) }} search={{ edit: true }} {...props} />
          )}
        >
          {common.edit}
        </Menu.Item>
        {!person.isPrimary && !person.hasLeft && (
          <Menu.Item onClick={() => void makePrimary()}>{customers.contacts.makePrimary}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
