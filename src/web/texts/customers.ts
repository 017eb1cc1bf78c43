import { customers as danish } from './da/customers.ts';
import { customers as english } from './en/customers.ts';
import { partOf } from './part.ts';

export const useCustomerTexts = partOf(danish, english);
