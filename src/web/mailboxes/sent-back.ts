// What a provider sent the browser back with. It is taken out of the address before anything else reads it: neither the
// history of the browser nor a page that is gone on to shall hold a code.
export const CONSENT_PATH = '/mailboxes/consent';

function take(): Record<string, string> | null {
  if (location.pathname !== CONSENT_PATH || location.search === '') return null;
  const said = Object.fromEntries(new URLSearchParams(location.search));
  history.replaceState(null, '', CONSENT_PATH);
  return said;
}

/** Null when nobody was sent back, as after a reload. */
export const SENT_BACK = take();
