// Addresses of merging; leaders only.
import { mergeContacts as mergeContactsEndpoint } from '../../shared/contacts.ts';
import { mergeCustomers as mergeCustomersEndpoint } from '../../shared/customers.ts';
import { readContact, readCustomer } from '../customers/find.ts';
import type { Mount } from '../http/mount.ts';
import { mergeContacts } from './contacts.ts';
import { mergeCustomers } from './customers.ts';

export function mergeRoutes(mount: Mount): void {
  mount(mergeCustomersEndpoint, async (asked) => {
    await mergeCustomers(asked.tx, asked.params.id, asked.body.otherId, asked);
    return readCustomer(asked.tx, asked.actor, asked.params.id);
  });
  mount(mergeContactsEndpoint, async (asked) => {
    await mergeContacts(asked.tx, asked.params.id, asked.body.otherId, asked);
    return readContact(asked.tx, asked.actor, asked.params.id);
  });
}
