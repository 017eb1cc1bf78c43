// After a save everything that shows customers or contacts is fetched again, also where live changes do not reach.
import type { QueryClient } from '@tanstack/react-query';

const SHOWING = new Set(['customers', 'customer', 'contacts', 'contact', 'documents', 'reference']);

export function refreshRecords(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => SHOWING.has(String(queryKey[0])) });
}
