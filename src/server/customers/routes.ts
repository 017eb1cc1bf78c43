// Addresses of customers, contacts and the reference that names things.
import * as contacts from '../../shared/contacts.ts';
import * as customers from '../../shared/customers.ts';
import { readReference as readReferenceEndpoint, tryRule as tryRuleEndpoint } from '../../shared/settings.ts';
import { readHistory } from '../history/read.ts';
import type { Mount } from '../http/mount.ts';
import { nextAccountNumber } from './account-number.ts';
import { changeCustomer } from './change.ts';
import { changeContact } from './contact-change.ts';
import { createContact } from './contact-create.ts';
import { findContactDuplicates } from './contact-duplicates.ts';
import { listContacts } from './contact-list.ts';
import { createCustomer } from './create.ts';
import { findCustomerDuplicates } from './duplicates.ts';
import { readContact, readCustomer } from './find.ts';
import { listCustomers } from './list.ts';
import { readReference } from './reference.ts';
import { undoStatusChange } from './status.ts';
import { listStatusChanges, tryRule } from './status-list.ts';

export function customerRoutes(mount: Mount): void {
  mount(readReferenceEndpoint, async ({ db }) => readReference(db));

  mount(customers.listCustomers, async ({ db, actor, query, today }) =>
    listCustomers(db, actor, query, today),
  );
  mount(customers.suggestAccountNumber, async ({ db }) => ({ accountNumber: await nextAccountNumber(db) }));
  mount(customers.findCustomerDuplicates, async ({ db, actor, query }) => ({
    items: await findCustomerDuplicates(db, actor, query),
  }));
  mount(customers.createCustomer, async (asked) => {
    const id = await createCustomer(asked.tx, asked.body, asked);
    return readCustomer(asked.tx, asked.actor, id);
  });
  mount(customers.readCustomer, async ({ db, actor, params }) => readCustomer(db, actor, params.id));
  mount(customers.changeCustomer, async (asked) => {
    await changeCustomer(asked.tx, asked.params.id, asked.body, asked);
    return readCustomer(asked.tx, asked.actor, asked.params.id);
  });
  mount(customers.readCustomerHistory, async ({ db, actor, params, query }) => {
    await readCustomer(db, actor, params.id);
    return readHistory(db, { entity: 'customer', id: params.id, cursor: query.cursor, limit: query.limit });
  });
  mount(customers.listStatusChanges, ({ db, actor, query, company }) =>
    listStatusChanges(db, actor, query, company.timeZone),
  );
  mount(tryRuleEndpoint, ({ tx, actor, body, now }) => tryRule(tx, actor, body, now));
  mount(customers.undoStatusChange, async (asked) => {
    const customerId = await undoStatusChange(asked.tx, asked.params.id, asked);
    return readCustomer(asked.tx, asked.actor, customerId);
  });

  mount(contacts.listContacts, async ({ db, actor, query, today }) => listContacts(db, actor, query, today));
  mount(contacts.findContactDuplicates, async ({ db, actor, query }) => ({
    items: await findContactDuplicates(db, actor, query),
  }));
  mount(contacts.createContact, async (asked) => {
    const id = await createContact(asked.tx, asked.body, asked);
    return readContact(asked.tx, asked.actor, id);
  });
  mount(contacts.readContact, async ({ db, actor, params }) => readContact(db, actor, params.id));
  mount(contacts.changeContact, async (asked) => {
    await changeContact(asked.tx, asked.params.id, asked.body, asked);
    return readContact(asked.tx, asked.actor, asked.params.id);
  });
  mount(contacts.readContactHistory, async ({ db, actor, params, query }) => {
    await readContact(db, actor, params.id);
    return readHistory(db, { entity: 'contact', id: params.id, cursor: query.cursor, limit: query.limit });
  });
}
