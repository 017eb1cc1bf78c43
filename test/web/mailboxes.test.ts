// What is proposed when a mailbox is connected, and when its owner is told that it stands still.
import { expect, test } from 'vitest';
import type { MailboxState } from '../../src/shared/mailboxes.ts';
import { needOf } from '../../src/web/mailboxes/needs-owner.ts';
import {
  accountOf,
  type TypedMailbox,
  typedFolders,
  typedProvider,
  typedServer,
} from '../../src/web/mailboxes/typed-mailbox.ts';

const typed = (address: string, more: Partial<TypedMailbox> = {}): TypedMailbox => ({
  ...{ address, host: null, port: null, security: null, username: '', since: '2026-09-01' },
  ...{ kind: 'usual', folders: [] },
  ...more,
});

test('the server follows the address until somebody names another', () => {
  const hosts = {
    'anna@gmail.com': 'imap.gmail.com',
    'anna@hotmail.dk': 'outlook.office365.com',
    'anna@firma.onmicrosoft.com': 'outlook.office365.com',
    'anna@me.com': 'imap.mail.me.com',
    'anna@yahoo.dk': 'imap.mail.yahoo.com',
    ' Anna@Havbropak.dk ': 'imap.havbropak.dk',
    'anna@notgmail.com': 'imap.notgmail.com',
    anna: '',
  };
  for (const [address, host] of Object.entries(hosts)) {
    expect(typedServer(typed(address)), address).toEqual({ host, port: '993', security: 'tls' });
  }
  const own = typed('anna@gmail.com', { host: 'mail.firma.dk', port: '143', security: 'starttls' });
  expect(typedServer(own)).toEqual({ host: 'mail.firma.dk', port: '143', security: 'starttls' });
  expect([typedProvider(own), typedProvider(typed('anna@gmail.com'))]).toEqual(['own', 'google']);
  expect(typedProvider(typed('anna@firma.dk', { host: 'imap.one.com' }))).toBe('one');
});

test('the account says what was typed, and the address where no user name was', () => {
  const account = accountOf(typed(' anna@firma.dk ', { kind: 'all', folders: ['Kunder'] }), 'hemmelig');
  expect(account).toEqual({
    ...{ address: 'anna@firma.dk', username: 'anna@firma.dk', password: 'hemmelig' },
    ...{ host: 'imap.firma.dk', port: 993, security: 'tls' },
    ...{ since: '2026-09-01', folders: ['*'] },
  });
  for (const folders of [[], ['*'], ['INBOX', 'Kunder']]) {
    expect(accountOf(typed('a@b.dk', typedFolders(folders)), '').folders).toEqual(folders);
  }
});

test('its owner is told when a password is refused, and when a server is silent for minutes', () => {
  const now = Date.parse('2026-11-27T12:00:00Z');
  const mailbox = (state: MailboxState, lastSeenAt: string | null) => ({
    ...{ state, stateAt: '2026-11-27T11:59:59Z', lastSeenAt },
  });
  expect(needOf(mailbox('sign-in-needed', '2026-11-27T11:59:00Z'), now)).toBe('sign-in');
  expect(needOf(mailbox('waiting', '2026-11-27T11:54:00Z'), now)).toBe('waiting');
  expect(needOf(mailbox('connecting', '2026-11-27T11:54:00Z'), now)).toBe('waiting');
  expect(needOf(mailbox('waiting', '2026-11-27T11:58:00Z'), now)).toBe(null);
  expect(needOf(mailbox('waiting', null), now)).toBe(null);
  expect(needOf(mailbox('live', '2026-11-27T10:00:00Z'), now)).toBe(null);
  expect(needOf(mailbox('off', '2026-11-01T10:00:00Z'), now)).toBe(null);
});
