// Addresses of customers, contacts and the reference that names things.
import * as contacts from '../../shared/contacts.ts';
import * as customers from '../../shared/customers.ts';
import { readReference as readReferenceEndpoint } from '../../shared/settings.ts';
import type { Mount } from '../http/mount.ts';
import { nextAccountNumber } from './account-number.ts';
import { createContact } from './contact-create.ts';
import { createCustomer } from './create.ts';
import { readContact, readCustomer } from './find.ts';
import { readReference } from './reference.ts';

export function customerRoutes(mount: Mount): void {
  mount(readReferenceEndpoint, async ({ db }) => readReference(db));

  mount(customers.suggestAccountNumber, async ({ db }) => ({ accountNumber: await nextAccountNumber(db) }));
  mount(customers.createCustomer, async (asked) =>
    readCustomer(asked.tx, asked.actor, await createCustomer(asked.tx, asked.body, asked)),
  );
  mount(customers.readCustomer, async ({ db, actor, params }) => readCustomer(db, actor, params.id));

  mount(contacts.createContact, async (asked) =>
    readContact(asked.tx, asked.actor, await createContact(asked.tx, asked.body, asked)),
  );
  mount(contacts.readContact, async ({ db, actor, params }) => readContact(db, actor, params.id));
}
