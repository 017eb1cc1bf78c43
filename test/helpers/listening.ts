// Listens to live changes as a browser does, over a real port.
import { onTestFinished } from 'vitest';
import type { Person } from './world.ts';

/** Everything that this person's open screen hears until the test is over. */
export async function listenLive(address: string, person: Person, query = '') {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const answer = await fetch(`${address}/api/live${query}`, {
    headers: { cookie: person.cookie },
    signal: stop.signal,
  });
  let heard = '';
  let ended = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body!) heard += decoder.decode(chunk, { stream: true });
    ended = true;
  })().catch(() => undefined);
  return { answer, heard: () => heard, ended: () => ended, reading };
}
