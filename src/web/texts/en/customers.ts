// The words of the customer pages, in English.
import type { customers as master } from '../da/customers.ts';

export const customers: typeof master = {
  title: 'Customers',
};
