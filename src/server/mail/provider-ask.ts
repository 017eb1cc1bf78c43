// Asking a mail provider over HTTP.
// What must always hold: nothing that it answers can hurt, by its size, its slowness or by leading elsewhere; what it says
// of an error is never shown or logged as it is, for it may hold what was asked and words that are not ours.
import { MailServerFault } from './mail-server-fault.ts';

const LONGEST_MS = 15_000;
const MOST_BYTES = 256 * 1024;

interface Question {
  body?: URLSearchParams;
  authorization?: string;
}

/** The status and the JSON of the answer; null when it is none. Throws MailServerFault `mail-provider-down`. */
export async function askProvider(
  url: string,
  { body, authorization }: Question = {},
): Promise<{ status: number; json: unknown }> {
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      ...(body && { body }),
      headers: { accept: 'application/json', ...(authorization !== undefined && { authorization }) },
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    return { status: response.status, json: jsonOf(await textOf(response)) };
  } catch (cause) {
    throw new MailServerFault('mail-provider-down', { cause });
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('the answer is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
