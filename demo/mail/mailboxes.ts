// Connects the mailboxes of the demo's people, as they would: signed in, through the API.
import type { ContactView } from '../../src/shared/contacts.ts';
import { addMonths, todayIn } from '../../src/shared/days.ts';
import { ADMINISTRATOR, DEMO_PASSWORD, emailOf, FIRM, SELLERS } from '../people.ts';

/** Whose mail is read. The administrator first: only where one has a mailbox may others use a server on this machine. */
const READERS = [ADMINISTRATOR, ...SELLERS.filter(({ initials }) => ['JDP', 'MKH'].includes(initials))];

interface Server {
  host: string;
  port: number;
}

/** Connects them unless they are. Throws in words when the program does not know the demo's people. */
export async function connectDemo(url: string, { host, port }: Server): Promise<string[]> {
  for (const person of READERS) {
    const address = emailOf(person);
    const ask = await signIn(url, address);
    const { items } = await ask('GET', '/mailboxes');
    if (items.some((mailbox: Server) => mailbox.host === host && mailbox.port === port)) continue;
    await ask('POST', '/mailboxes', {
      ...{ address, host, port, security: 'none', username: address, password: DEMO_PASSWORD },
      since: addMonths(todayIn(FIRM.timeZone, new Date()), -3),
    });
  }
  return READERS.map(emailOf);
}

/** A customer's person whose address is nobody else's, to write as. */
export async function someContact(url: string): Promise<ContactView> {
  const ask = await signIn(url, emailOf(READERS.at(-1)!));
  const { items } = await ask('GET', '/contacts?limit=100');
  const known = items.filter((one: ContactView) => one.emails.length > 0);
  const times = (address: string) => known.filter((one: ContactView) => one.emails.includes(address)).length;
  return known.find(({ emails }: ContactView) => times(emails[0]!) === 1);
}

// biome-ignore lint/suspicious/noExplicitAny: the answers are the API's, and read here only in part
type Answer = any;
type Ask = (method: string, path: string, body?: object) => Promise<Answer>;

async function signIn(url: string, email: string): Promise<Ask> {
  let cookie = '';
  const ask: Ask = async (method, path, body) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${email}: ${answer.error.message}`);
    cookie ||= response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return answer;
  };
  await ask('POST', '/session', { email, password: DEMO_PASSWORD });
  return ask;
}
