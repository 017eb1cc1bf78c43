// The head of a customer's page: who it is, how to reach it, what must be known before one rings.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { CustomerView } from '../../shared/customers.ts';
import { formatCvr, parseCvr } from '../../shared/identifiers.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { MailLink, PhoneLink } from '../records/links.tsx';
import styles from '../records/record-page.module.css';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { IconAlertTriangle, IconDots, IconMail, IconPhone, IconUser } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { MergeCustomers } from './merge-customers.tsx';
import { StatusByRule } from './status-by-rule.tsx';
import { StatusChoice } from './status-choice.tsx';

const Outgoing = lazy(() =>
  import('../mail-sending/outgoing.tsx').then((module) => ({ default: module.Outgoing })),
);
const route = getRouteApi('/frame/customers/$id');

export function CustomerHead({ customer }: { customer: CustomerView }) {
  const customers = useCustomerTexts();
  const { common, records } = useTexts();
  const { may } = useMe();
  const navigate = route.useNavigate();
  const [merging, setMerging] = useState(false);
  const edit = () => void navigate({ search: (place) => ({ ...place, edit: true }) });
  const mayWrite = may('write customers');
  useShortcuts(customers.one, mayWrite ? [{ keys: 'r', label: common.edit, run: edit }] : []);

  return (
    <PageHead
      title={customer.name}
      aside={<span className="tabular">{customer.accountNumber}</span>}
      actions={
        <>
          {mayWrite && (
            <Button variant="default" onClick={edit}>
              {common.edit}
            </Button>
          )}
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={common.more}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component="a" href={`/api/customers/${customer.id}/file`} download>
                {customers.wholeFile}
              </Menu.Item>
              {mayWrite && may('merge customers') && (
                <Menu.Item onClick={() => setMerging(true)}>{records.merge.action}</Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <StatusByRule customer={customer} />
      <Marks customer={customer} />
      <ul className={styles.ways}>
        <li>
          <StatusChoice customer={customer} />
        </li>
        {customer.class && <li>{customers.ofClass(customer.class)}</li>}
        <Ways customer={customer} />
      </ul>
      {may('write activities') && (
        <Suspense fallback={null}>
          <Outgoing from={{ customerId: customer.id, unsent: true }} />
        </Suspense>
      )}
      <MergeCustomers customer={customer} opened={merging} onClose={() => setMerging(false)} />
    </PageHead>
  );
}

function Ways({ customer }: { customer: CustomerView }) {
  const customers = useCustomerTexts();
  const { records } = useTexts();
  const responsible = useReference().user(customer.responsibleId);
  const number = customer.phone ?? customer.mobile;
  const cvr = customer.cvr;
  const odd = cvr !== null && customer.country === 'DK' && !parseCvr(cvr)?.valid;
  const address = [
    customer.address1,
    customer.address2,
    [customer.postcode, customer.city].filter(Boolean).join(' '),
  ].filter(Boolean);
  return (
    <>
      {responsible && (
        <li title={records.fields.customer.responsibleId}>
          <IconUser size={15} aria-hidden />
          <span className="only-read">{records.fields.customer.responsibleId}</span>
          {responsible.name}
        </li>
      )}
      {number && (
        <li>
          <IconPhone size={15} aria-hidden />
          <PhoneLink number={number} />
        </li>
      )}
      {customer.email && (
        <li>
          <IconMail size={15} aria-hidden />
          <MailLink address={customer.email} of={{ customerId: customer.id }} />
        </li>
      )}
      {cvr && (
        <li className="tabular">
          CVR {formatCvr(cvr)}
          {odd && <span className={styles.warn}>{customers.invalidCvrShort}</span>}
        </li>
      )}
      {address.length > 0 && <li>{address.join(', ')}</li>}
    </>
  );
}

function Marks({ customer }: { customer: CustomerView }) {
  const customers = useCustomerTexts();
  if (!customer.advertisingProtected && !customer.noContact && !customer.mailHeadersOnly) return null;
  return (
    <div className={styles.marks}>
      {customer.noContact && (
        <span className={styles.stop}>
          <IconAlertTriangle size={14} aria-hidden />
          {customers.noContact}
        </span>
      )}
      {customer.advertisingProtected && (
        <span className={styles.stop}>
          <IconAlertTriangle size={14} aria-hidden />
          {customers.advertisingProtected}
        </span>
      )}
      {customer.mailHeadersOnly && (
        <span className={styles.mark}>
          <IconMail size={14} aria-hidden />
          {customers.mailHeadersOnly}
        </span>
      )}
    </div>
  );
}
