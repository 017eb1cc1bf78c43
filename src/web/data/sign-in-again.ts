// A session that ends in the middle of work must cost nothing: whatever the server refuses with `not-signed-in`
// waits here while its owner signs in over the page, and is then sent again as it was.
// What always holds: without somebody to ask (no page inside the frame) nothing waits.
import { useSyncExternalStore } from 'react';

interface Asking {
  answer: Promise<boolean>;
  resolve: (signedIn: boolean) => void;
}

let asking: Asking | undefined;
const watchers = new Set<() => void>();
const tellWatchers = () => {
  for (const watch of watchers) watch();
};

/** Resolves to true once the user has signed in again, to false when nobody can be asked or the user gives up. */
export async function signedInAgain(signal?: AbortSignal): Promise<boolean> {
  if (watchers.size === 0) return false;
  if (!asking) {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    asking = { answer: promise, resolve };
    tellWatchers();
  }
  if (!signal) return asking.answer;
  const aborted = new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
  return Promise.race([asking.answer, aborted]);
}

/** Ends the waiting: what was refused is sent again, or given up. */
export function answerSignInAgain(signedIn: boolean): void {
  asking?.resolve(signedIn);
  asking = undefined;
  tellWatchers();
}

/** Whether requests wait for the user to sign in again. Using it promises to offer that. */
export function useSignInNeeded(): boolean {
  return useSyncExternalStore(watch, () => asking !== undefined);
}

function watch(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}
