// The one way to the server: an endpoint of the shared contract and what it asks for give its typed answer.
// A session that ran out meanwhile is not an error here: the request waits for a new one (sign-in-again.ts).
import type { CallInput, Endpoint, ErrorAnswer, OutputOf } from '../../shared/contract.ts';
import { signedInAgain } from './sign-in-again.ts';

/** A refusal in words, with its stable id; `fields` holds the sentence for each faulty field. */
export class Refusal extends Error {
  readonly id: string;
  readonly status: number;
  readonly fields: Record<string, string>;
  readonly details: unknown;

  constructor(status: number, error: ErrorAnswer['error']) {
    super(error.message);
    this.id = error.id;
    this.status = status;
    this.details = error.details;
    // Of several faults at one field the first is told.
    this.fields = Object.fromEntries(
      (error.fields ?? []).map(({ field, message }) => [field, message]).reverse(),
    );
  }
}

type Answer<E extends Endpoint> = OutputOf<E['response']>;
interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}
interface More {
  signal?: AbortSignal;
  /** makes a retry or double click harmless: the server answers what the first try did */
  idempotencyKey?: string;
}

/** The address of an endpoint with its parameters filled in. Absent query values are left out. */
export function addressOf<E extends Endpoint>(endpoint: E, input: CallInput<E>): string {
  const { params = {}, query = {} } = input as Parts;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

/** Calls an endpoint. Throws Refusal for everything but success; id `offline` when the server cannot be reached. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  more: More = {},
): Promise<Answer<E>> {
  const { body } = input as Parts;
  let response: Response;
  try {
    response = await fetch(addressOf(endpoint, input), {
      method: endpoint.method,
      headers: {
        'accept-language': document.documentElement.lang,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(more.idempotencyKey && { 'idempotency-key': more.idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(more.signal && { signal: more.signal }),
    });
  } catch (error) {
    if (more.signal?.aborted) throw error;
    throw offline();
  }
  if (response.ok) return (await response.json()) as Answer<E>;
  const refusal = await refusalOf(response);
  if (await worthAnotherTry(refusal, more.signal)) return call(endpoint, input, more);
  throw refusal;
}

interface Sending {
  /** hears how much has gone, from 0 to 1 */
  onProgress: (fraction: number) => void;
  signal?: AbortSignal;
}

/** Sends a file as it is. Throws Refusal like `call`, and an AbortError when the signal fires. */
export async function upload<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  file: Blob,
  sending: Sending,
): Promise<Answer<E>> {
  try {
    return await sendOnce(endpoint, input, file, sending);
  } catch (error) {
    if (await worthAnotherTry(error, sending.signal)) return upload(endpoint, input, file, sending);
    throw error;
  }
}

/** By XMLHttpRequest: the browser's fetch cannot tell how much has gone. */
function sendOnce<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  file: Blob,
  { onProgress, signal }: Sending,
): Promise<Answer<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, addressOf(endpoint, input));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.upload.onprogress = (event) => onProgress(event.loaded / Math.max(1, event.total));
    request.onerror = () => reject(offline());
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as Answer<E>);
      else reject(refusal(request.status, answer));
    };
    request.send(file);
  });
}

async function worthAnotherTry(error: unknown, signal?: AbortSignal): Promise<boolean> {
  return error instanceof Refusal && error.id === 'not-signed-in' && signedInAgain(signal);
}

export async function refusalOf(response: Response): Promise<Refusal> {
  return refusal(response.status, parse(await response.text().catch(() => '')));
}

function refusal(status: number, answer: unknown): Refusal {
  const known = answer as ErrorAnswer | undefined;
  return new Refusal(status, known?.error ?? { id: 'unexpected', message: `HTTP ${status}` });
}

const offline = () => new Refusal(0, { id: 'offline', message: '' });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
