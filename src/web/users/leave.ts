// The way out: the session ends, and everything this page remembers goes with it.
import { signOut, signOutEverywhere } from '../../shared/users.ts';
import { call } from '../data/call.ts';

/** Ends this session, or all of the user's, and shows the sign-in page, loaded anew so that nothing stays in memory. */
export async function leave({ everywhere = false } = {}): Promise<void> {
  await call(everywhere ? signOutEverywhere : signOut, {});
  window.location.assign('/login');
}
