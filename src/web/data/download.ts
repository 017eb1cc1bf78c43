// A file that is asked for with more than an address holds: fetched, and laid among the browser's downloads.
import type { CallInput, Endpoint } from '../../shared/contract.ts';
import { addressOf, refusalOf } from './call.ts';

/** Throws Refusal. */
export async function download<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<void> {
  const { body } = input as { body?: unknown };
  const response = await fetch(addressOf(endpoint, input), {
    method: endpoint.method,
    headers: { 'accept-language': document.documentElement.lang, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await refusalOf(response);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = nameIn(response.headers.get('content-disposition') ?? '');
  link.click();
  // The browser has begun by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** filename*=UTF-8''CRM%20Overblik.csv */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : '';
}
